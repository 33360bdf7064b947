package io.masif.ui.health;

import io.masif.failure.Failure;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.fleet.health.DescribeHosts;
import io.masif.ui.fleet.health.FindHealthHosts;
import io.masif.ui.fleet.health.GroupHosts;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.language.Text;
import io.masif.ui.store.HostTimeStore;
import io.masif.ui.view.health.HealthGroups;
import io.masif.ui.view.health.HealthHost;
import io.masif.ui.view.health.HealthLists;
import io.masif.ui.view.health.HealthSubject;
import io.masif.ui.view.list.ListRequest;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Reads subjects from the index, or from the database. */
public final class HealthReader {
    private final FleetClient fleet;
    private final HealthStore store;
    private final HostTimeStore times;

    public HealthReader(FleetClient fleet, HealthStore store, HostTimeStore times) {
        this.fleet = fleet;
        this.store = store;
        this.times = times;
    }

    /** All subjects, one after the other, so that the index answers others in between. */
    public Future<List<HealthGroups>> readAll() {
        List<HealthGroups> all = new ArrayList<>();
        Future<Void> chain = Future.succeededFuture();
        for (HealthSubject subject : HealthSubject.values()) {
            chain = chain.compose(read -> read(subject)).map(groups -> {
                all.add(groups);
                return null;
            });
        }
        return chain.map(read -> List.copyOf(all));
    }

    public Future<HealthGroups> read(HealthSubject subject) {
        return subject.source() == HealthSubject.Source.DATABASE
                ? store.find(subject).map(values -> HealthGroups.of(subject, values))
                : fleet.query(new GroupHosts(subject));
    }

    /** The same as {@link #findHosts}, but fails as not found if no host has the value that the request asks for. */
    public Future<List<HealthHost>> requireHosts(HealthSubject subject, ListRequest<HealthHost> request) {
        return findHosts(subject, request).map(found -> {
            if (found.isEmpty() && !request.filter(HealthLists.ROW).isEmpty()) {
                throw Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal.no-health-row"));
            }
            return found;
        });
    }

    /**
     * The same hosts, of one page, as they were last seen by now: the index learns it late. Rows that are sorted by the moments
     * show those by which they were sorted.
     */
    public Future<List<HealthHost>> readLastSeen(ListRequest<HealthHost> request, List<HealthHost> hosts) {
        if (isSortedByLastSeen(request)) {
            return Future.succeededFuture(hosts);
        }
        return times.findLastSeen(
                        hosts.stream().map(HealthHost::name).distinct().toList())
                .recover(DatabaseErrors::failRead)
                .map(moments ->
                        hosts.stream().map(host -> host.withLastSeen(moments)).toList());
    }

    /** The hosts of a subject, each once for each of its values. */
    public Future<List<HealthHost>> findHosts(HealthSubject subject, ListRequest<HealthHost> request) {
        String row = request.filter(HealthLists.ROW);
        return subject.source() == HealthSubject.Source.DATABASE
                ? store.find(subject)
                        .map(values -> values.stream()
                                .filter(each -> row.isEmpty() || each.key().id().equals(row))
                                .toList())
                        .compose(values -> query(request, new DescribeHosts(values)))
                : query(request, new FindHealthHosts(subject, row));
    }

    private <R> Future<R> query(ListRequest<HealthHost> request, IndexQuery<R> query) {
        return isSortedByLastSeen(request) ? fleet.queryLastSeen(query) : fleet.query(query);
    }

    private static boolean isSortedByLastSeen(ListRequest<HealthHost> request) {
        return request.isSortedBy(HealthLists.LAST_SEEN);
    }
}
