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
    private final RunFinder finder;
    private final String name;
    private long last = Long.MAX_VALUE;
    private List<Long> found;

    RunExport(RunStore runs, RunFinder finder, String name) {
        this.runs = runs;
        this.finder = finder;
        this.name = name;
    }

    /** The next page, whose number is that of the request. */
    Future<ListPage<HostRun>> readNext(ListRequest<HostRun> request) {
        return request.isFiltering() ? readFound(request) : readAll(request);
    }

    private Future<ListPage<HostRun>> readAll(ListRequest<HostRun> request) {
        return runs.count(name).compose(count -> runs.findBefore(name, last, request.pageSize())
                .map(page -> createPage(request, page, count)));
    }

    private ListPage<HostRun> createPage(ListRequest<HostRun> request, List<HostRun> page, int count) {
        if (!page.isEmpty()) {
            last = page.get(page.size() - 1).id();
        }
        return new ListPage<>(request, page, count, count);
    }

    /** The search is made once, for the first page. */
    private Future<ListPage<HostRun>> readFound(ListRequest<HostRun> request) {
        Future<List<Long>> ids = found == null
                ? finder.search(name, request).map(search -> search.ids())
                : Future.succeededFuture(found);
        return ids.onSuccess(all -> found = all).compose(all -> finder.load(name, request, all)
                .map(page -> new ListPage<>(request, page, all.size(), all.size())));
    }
}
