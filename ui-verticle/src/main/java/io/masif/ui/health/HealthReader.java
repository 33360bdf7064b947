package io.masif.ui.health;

import io.masif.ui.fleet.health.DescribeHosts;
import io.masif.ui.fleet.health.FindHealthHosts;
import io.masif.ui.fleet.health.GroupHosts;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.view.health.HealthGroups;
import io.masif.ui.view.health.HealthHosts;
import io.masif.ui.view.health.HealthKey;
import io.masif.ui.view.health.HealthRow;
import io.masif.ui.view.health.HealthSubject;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads subjects from the index, or from the database. */
public final class HealthReader {
    private final FleetClient fleet;
    private final HealthStore store;

    public HealthReader(FleetClient fleet, HealthStore store) {
        this.fleet = fleet;
        this.store = store;
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
        return switch (subject) {
            case FAILED_RUNS -> store.findFailedRuns();
            case CLOCKS -> store.findClocks();
            case PROBLEMS,
                    LISTS,
                    REBOOTS,
                    SERVICES,
                    KEPT_BACK,
                    HELD,
                    LEFTOVERS,
                    CONFLICTS,
                    DISKS,
                    CERTIFICATES,
                    AGENTS,
                    SYSTEMS -> fleet.query(new GroupHosts(subject));
        };
    }

    /** @param row the id of a key */
    public Future<HealthHosts> readHosts(HealthSubject subject, String row) {
        return switch (subject) {
            case FAILED_RUNS, CLOCKS ->
                read(subject).compose(groups -> {
                    Optional<HealthKey> key = groups.rows().stream()
                            .map(HealthRow::key)
                            .filter(each -> each.id().equals(row))
                            .findFirst();
                    return key.isEmpty()
                            ? Future.succeededFuture(HealthHosts.NONE)
                            : findNames(subject, key.get())
                                    .compose(names -> fleet.query(new DescribeHosts(names)))
                                    .map(hosts -> new HealthHosts(key.get(), hosts));
                });
            case PROBLEMS,
                    LISTS,
                    REBOOTS,
                    SERVICES,
                    KEPT_BACK,
                    HELD,
                    LEFTOVERS,
                    CONFLICTS,
                    DISKS,
                    CERTIFICATES,
                    AGENTS,
                    SYSTEMS -> fleet.query(new FindHealthHosts(subject, row));
        };
    }

    private Future<List<String>> findNames(HealthSubject subject, HealthKey key) {
        return subject == HealthSubject.CLOCKS
                ? Future.succeededFuture(List.of(key.value()))
                : store.findHosts(key.value());
    }
}
