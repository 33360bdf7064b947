package io.masif.ui.fleet.approval;

import io.masif.ui.fleet.progress.RetryTargets;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.approval.RetryTarget;
import java.util.List;

/**
 * What of an approval failed and can be retried.
 *
 * @param hosts the names of the hosts; empty for all on which it failed
 */
public record FindRetryTarget(long approval, List<String> hosts) implements IndexQuery<RetryTarget> {
    public FindRetryTarget {
        hosts = List.copyOf(hosts);
    }

    @Override
    public RetryTarget answer(IndexView index) {
        return RetryTargets.find(index.fleet(), index.pending(), approval, hosts, index.now());
    }
}
