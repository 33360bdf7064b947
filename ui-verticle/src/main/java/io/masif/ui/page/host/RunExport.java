package io.masif.ui.page.host;

import io.masif.ui.csv.RowSource;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.store.run.RunStore;
import io.masif.ui.view.host.HostRun;
import io.masif.ui.view.list.ListRequest;
import io.vertx.core.Future;
import java.util.List;

/**
 * Reads all runs of a host, piece by piece. A piece begins after the last run of the one before, so that no run is repeated if
 * the host begins another one in between.
 */
final class RunExport implements RowSource<HostRun> {
    private final RunStore runs;
    private final String name;
    private long last = Long.MAX_VALUE;

    RunExport(RunStore runs, String name) {
        this.runs = runs;
        this.name = name;
    }

    @Override
    public Future<List<HostRun>> next() {
        return runs.findBefore(name, last, ListRequest.PAGE_SIZE)
                .recover(DatabaseErrors::failRead)
                .map(found -> {
                    if (found.isEmpty()) {
                        return null;
                    }
                    last = found.get(found.size() - 1).id();
                    return found;
                });
    }
}
