package io.masif.ui.fleet.host.summary;

import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.store.HostTimeStore;
import io.masif.ui.view.host.HostDetail;
import io.vertx.core.Future;
import java.util.List;

/** Reads hosts from the index, and from the database what the index does not have: moments that change without a revision. */
public final class HostReader {
    private final FleetClient fleet;
    private final HostTimeStore times;

    public HostReader(FleetClient fleet, HostTimeStore times) {
        this.fleet = fleet;
        this.times = times;
    }

    /** One host, or not found. */
    public Future<HostDetail> get(String name) {
        return fleet.query(new GetHost(name)).compose(host -> times.findLastSeen(List.of(name))
                .compose(lastSeen -> times.findClockDifference(name)
                        .map(difference -> host.withTimes(lastSeen.get(name), difference)))
                .recover(DatabaseErrors::failRead));
    }
}
