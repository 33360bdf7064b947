package io.masif.ui.fleet.load;

import io.masif.ui.database.Counter;
import io.masif.ui.database.Revisions;
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

    /** Loads the groups that changed between two revisions, and the classified hosts if they did. */
    public Future<Void> load(Revisions base, Revisions current) {
        long revision = base.get(Counter.GROUP);
        return GroupStore.findChanged(vertx, connection, revision)
                .map(found -> {
                    if (!found.isEmpty()) {
                        target.decisionChanges().putGroups(found);
                    }
                    return null;
                })
                .compose(put -> GroupStore.findClassified(vertx, connection, revision))
                .map(found -> {
                    found.ifPresent(target.decisionChanges()::putClassified);
                    target.groups().setRevision(current.get(Counter.GROUP));
                    return null;
                });
    }
}
