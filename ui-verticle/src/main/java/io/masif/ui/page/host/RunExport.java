package io.masif.ui.page.host;

import io.masif.ui.store.run.RunStore;
import io.masif.ui.view.host.HostRun;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import io.vertx.core.Future;
import java.util.List;

/**
 * Reads all runs of a host, page by page. A page begins after the last run of the one before, so that no run is repeated if the
 * host begins another one in between.
 */
final class RunExport {
    private final RunStore runs;
    private final String name;
    private long last = Long.MAX_VALUE;

    RunExport(RunStore runs, String name) {
        this.runs = runs;
        this.name = name;
    }

    /** The next page, whose number is that of the request. */
    Future<ListPage<HostRun>> readNext(ListRequest<HostRun> request) {
        return runs.count(name).compose(count -> runs.findBefore(name, last, request.pageSize())
                .map(found -> createPage(request, found, count)));
    }

    private ListPage<HostRun> createPage(ListRequest<HostRun> request, List<HostRun> found, int count) {
        if (!found.isEmpty()) {
            last = found.get(found.size() - 1).id();
        }
        return new ListPage<>(request, found, count, count);
    }
}
