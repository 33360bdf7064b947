package io.masif.master.store;

import io.masif.master.database.RowNumbers;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collection;

/**
 * The numbers of hosts that were removed. Decisions refer to hosts by number: a host that comes back gets its former number,
 * so that the same decisions apply to it again.
 */
public final class FormerHostStore {
    private static final String SAVE =
            "INSERT IGNORE INTO former_host (name, id) SELECT name, id FROM agent WHERE id IN (%s)";

    private FormerHostStore() {}

    /** Saves the numbers of hosts that are about to be removed. */
    public static Future<Void> saveIds(SqlConnection connection, Collection<Long> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture()
                : connection
                        .query(SAVE.formatted(RowNumbers.join(ids)))
                        .execute()
                        .mapEmpty();
    }
}
