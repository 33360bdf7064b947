package io.masif.ui.page.activity;

import io.masif.ui.csv.RowSource;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.store.run.FleetRuns;
import io.masif.ui.store.run.RunOfHost;
import io.masif.ui.view.list.ListRequest;
import io.vertx.core.Future;
import java.util.List;

/** All runs of a query, read page by page. */
final class FleetRunExport implements RowSource<RunOfHost> {
    private final FleetRuns runs;
    private FleetRunQuery next;

    FleetRunExport(FleetRuns runs, FleetRunQuery query) {
        this.runs = runs;
        this.next = query;
    }

    @Override
    public Future<List<RunOfHost>> next() {
        if (next == null) {
            return Future.succeededFuture();
        }
        return runs.find(next.filter(), next.before(), ListRequest.PAGE_SIZE)
                .recover(DatabaseErrors::failRead)
                .onSuccess(found -> next = found.next() == null ? null : next.before(found.next()))
                .map(FleetRuns.Found::runs);
    }
}
