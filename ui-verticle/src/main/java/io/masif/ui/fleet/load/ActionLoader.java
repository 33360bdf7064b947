package io.masif.ui.fleet.load;

import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.store.FleetStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads actions that the index does not have yet. */
public final class ActionLoader {
    private final SqlConnection connection;
    private final FleetIndex fleet;

    public ActionLoader(SqlConnection connection, FleetIndex fleet) {
        this.connection = connection;
        this.fleet = fleet;
    }

    /** Reads those of the actions that are missing. */
    public Future<Void> load(IntStream ids) {
        Set<Integer> missing =
                ids.filter(id -> !fleet.actions().contains(id)).boxed().collect(Collectors.toSet());
        return FleetStore.loadActions(connection, missing).map(read -> {
            read.forEach(fleet::put);
            return null;
        });
    }
}
