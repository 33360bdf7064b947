package io.masif.ui.fleet.load;

import io.masif.flow.AsyncLoop;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.label.LabelStore;
import io.masif.ui.label.StoredLabels;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.util.concurrent.atomic.AtomicInteger;

/** Loads the labels that operators gave to hosts. The hosts must have been put. */
public final class LabelLoader {
    private final Vertx vertx;
    private final SqlConnection connection;
    private final FleetIndex target;

    public LabelLoader(Vertx vertx, SqlConnection connection, FleetIndex target) {
        this.vertx = vertx;
        this.connection = connection;
        this.target = target;
    }

    /** Loads the labels of the hosts for which they changed after the revision. */
    public Future<Void> load(long revision) {
        AtomicInteger last = new AtomicInteger();
        return AsyncLoop.repeatWhile(
                () -> LabelStore.findChanged(connection, revision, last.get()).compose(found -> {
                    found.stream().mapToInt(StoredLabels::host).max().ifPresent(last::set);
                    return SlicedLoop.forEach(
                                    vertx, found, each -> target.hosts().putLabels(each.host(), each.labels()))
                            .map(!found.isEmpty());
                }));
    }
}
