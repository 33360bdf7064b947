package io.masif.ui.fleet.load;

import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.group.GroupStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;

/** Loads groups with their members. They have to be loaded before the decisions that name them. */
public final class GroupLoader {
    private final Vertx vertx;
    private final SqlConnection connection;
    private final FleetIndex target;

    public GroupLoader(Vertx vertx, SqlConnection connection, FleetIndex target) {
        this.vertx = vertx;
        this.connection = connection;
        this.target = target;
    }

    /** Loads the groups that changed after the revision. */
    public Future<Void> load(long revision) {
        return GroupStore.findChanged(vertx, connection, revision).map(found -> {
            if (!found.isEmpty()) {
                target.decisionChanges().putGroups(found);
            }
            return null;
        });
    }
}
