package io.masif.master.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;

/**
 * The revision of the actions: raised in each transaction that removes some of them at an operator's request. The number of an
 * action may be written to a plan or a run only while the revision is the one at which the action was read, or an earlier one at
 * which it was there already.
 */
public final class CatalogueRevision {
    private static final String READ = "SELECT value FROM counter WHERE name = 'catalogue'";
    private static final String READ_AND_KEEP = READ + " LOCK IN SHARE MODE";

    private CatalogueRevision() {}

    /** The current revision. */
    public static Future<Long> read(SqlClient client) {
        return read(client, READ);
    }

    /**
     * Keeps the revision as it is until the transaction ends. A transaction that also raises the revision of hosts has to do that
     * first.
     *
     * @return fails with {@link ActionsRemovedException} if it is another one
     */
    public static Future<Void> require(SqlClient transaction, long revision) {
        return read(transaction, READ_AND_KEEP)
                .compose(current -> current == revision
                        ? Future.succeededFuture()
                        : Future.failedFuture(new ActionsRemovedException()));
    }

    private static Future<Long> read(SqlClient client, String sql) {
        return client.query(sql).execute().map(rows -> rows.iterator().next().getLong("value"));
    }

    /** Actions were removed since they were read: they have to be read, or added, again. */
    public static final class ActionsRemovedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public ActionsRemovedException() {
            super("actions were removed from the catalogue");
        }
    }
}
