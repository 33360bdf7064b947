package io.masif.ui.fleet.host.summary;

import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.fleet.host.FindHostNames;
import io.masif.ui.fleet.host.FindHosts;
import io.masif.ui.fleet.host.GetHostRows;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.store.HostTimeStore;
import io.masif.ui.view.host.FoundHosts;
import io.masif.ui.view.host.HostColumns;
import io.masif.ui.view.host.HostFilter;
import io.masif.ui.view.host.HostRow;
import io.masif.ui.view.list.ListRequest;
import io.vertx.core.Future;
import java.util.List;

/** Reads the list of hosts from the index, and from the database when the hosts were last seen. */
public final class HostListReader {
    private final FleetClient fleet;
    private final HostTimeStore times;

    public HostListReader(FleetClient fleet, HostTimeStore times) {
        this.fleet = fleet;
        this.times = times;
    }

    /** The requested page. */
    public Future<FoundHosts> find(ListRequest<HostRow> request) {
        return query(request, new FindHosts(request))
                .compose(found -> readLastSeen(request, found.list().rows()).map(found::withRows));
    }

    /** The names of all hosts that match, in the order of the request. */
    public Future<List<String>> findNames(ListRequest<HostRow> request) {
        return query(request, new FindHostNames(request));
    }

    /** Some of the rows that a request finds; those of hosts that were removed meanwhile are left out. */
    public Future<List<HostRow>> readRows(ListRequest<HostRow> request, List<String> names) {
        return fleet.query(new GetHostRows(names)).compose(rows -> readLastSeen(request, rows));
    }

    private <R> Future<R> query(ListRequest<HostRow> request, IndexQuery<R> query) {
        return isSortedByLastSeen(request) || HostFilter.of(request).silence() != null
                ? fleet.queryLastSeen(query)
                : fleet.query(query);
    }

    /** Rows that are sorted by the moments show those by which they were sorted. */
    private Future<List<HostRow>> readLastSeen(ListRequest<HostRow> request, List<HostRow> rows) {
        return isSortedByLastSeen(request)
                ? Future.succeededFuture(rows)
                : times.findLastSeen(rows.stream().map(HostRow::name).toList())
                        .recover(DatabaseErrors::failRead)
                        .map(moments -> rows.stream()
                                .map(row -> row.withLastSeen(moments.getOrDefault(row.name(), row.lastSeen())))
                                .toList());
    }

    private static boolean isSortedByLastSeen(ListRequest<HostRow> request) {
        return request.isSortedBy(HostColumns.LAST_SEEN);
    }
}
