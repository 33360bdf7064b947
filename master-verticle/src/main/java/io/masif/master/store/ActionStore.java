package io.masif.master.store;

import io.masif.domain.Action;
import io.masif.domain.Digest;
import io.masif.domain.Kind;
import io.masif.domain.PlannedAction;
import io.masif.domain.Releases;
import io.masif.master.database.BulkStatement;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The actions of the fleet, each of them once; nothing but a missing source is ever changed. Whether one is a security update
 * is derived from its releases, and not taken from the host.
 */
public final class ActionStore {
    private static final String COLUMNS =
            "id, digest, package, arch, kind, from_version, to_version, releases, security, source";
    private static final String BY_DIGEST =
            "SELECT " + COLUMNS + ", unused_since IS NOT NULL AS unused FROM action WHERE digest IN (%s)";
    /** Rows are locked in the order of their digests, as in all that follows. */
    private static final String CLEAR_UNUSED =
            "UPDATE action FORCE INDEX (action_digest) SET unused_since = NULL WHERE digest IN (%s)";

    private static final String BY_ID = "SELECT " + COLUMNS + " FROM action WHERE id IN (%s)";
    private static final String INSERT = """
            INSERT INTO action
              (digest, package, arch, kind, from_version, to_version, releases, security, source, first_seen)
            VALUES %s
            ON DUPLICATE KEY UPDATE digest = action.digest""";

    private static final String FILL_SOURCES =
            "UPDATE action FORCE INDEX (action_digest) SET source = CASE digest %sELSE source END"
                    + " WHERE source IS NULL AND digest IN (%s)";
    private static final int FILLED_ROWS = 500;

    private static final String INCREMENT_COUNTER = "UPDATE counter SET value = value + 1 WHERE name = 'source'";

    private ActionStore() {}

    /**
     * The actions that the database has. If one is marked as unused, its mark is removed: it then stays in the database for
     * at least a day, in which it may be put into a plan.
     */
    public static Future<List<StoredAction>> findByDigest(SqlClient client, Collection<Digest> digests) {
        List<Digest> unused = new ArrayList<>();
        return BulkStatement.query(
                        client, BY_DIGEST, "?", digests, (tuple, digest) -> tuple.addBuffer(toBuffer(digest)), row -> {
                            StoredAction action = read(row);
                            if (row.getInteger("unused") != 0) {
                                unused.add(action.digest());
                            }
                            return action;
                        })
                .compose(found -> unused.isEmpty()
                        ? Future.succeededFuture(found)
                        : BulkStatement.executeForList(
                                        client,
                                        CLEAR_UNUSED,
                                        unused,
                                        (tuple, digest) -> tuple.addBuffer(toBuffer(digest)))
                                .compose(kept -> findByDigest(client, digests)));
    }

    /** The actions that the database has. */
    public static Future<List<StoredAction>> findById(SqlClient client, Collection<Long> ids) {
        return BulkStatement.query(client, BY_ID, "?", ids, Tuple::addLong, ActionStore::read);
    }

    /** Adds actions that the database does not have, in the order of their key, so that masters do not deadlock. */
    public static Future<Void> insert(SqlClient client, SortedMap<Digest, PlannedAction> actions) {
        return BulkStatement.execute(
                client,
                INSERT,
                "(?, ?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))",
                actions.entrySet(),
                ActionStore::addValues);
    }

    /**
     * Fills in the sources of these actions, by digest; those that have one keep it. To be the first statement of a transaction:
     * it raises the counter by which readers notice.
     */
    public static Future<Void> fillSources(SqlConnection connection, SortedMap<Digest, String> sources) {
        List<Map.Entry<Digest, String>> all = List.copyOf(sources.entrySet());
        Future<Void> done = connection.query(INCREMENT_COUNTER).execute().mapEmpty();
        for (int start = 0; start < all.size(); start += FILLED_ROWS) {
            List<Map.Entry<Digest, String>> chunk = all.subList(start, Math.min(all.size(), start + FILLED_ROWS));
            done = done.compose(before -> fillSources(connection, chunk));
        }
        return done;
    }

    private static Future<Void> fillSources(SqlClient client, List<Map.Entry<Digest, String>> sources) {
        Tuple values = Tuple.tuple();
        sources.forEach(each -> values.addBuffer(toBuffer(each.getKey())).addString(each.getValue()));
        sources.forEach(each -> values.addBuffer(toBuffer(each.getKey())));
        String digests = String.join(", ", Collections.nCopies(sources.size(), "?"));
        return client.preparedQuery(FILL_SOURCES.formatted("WHEN ? THEN ? ".repeat(sources.size()), digests))
                .execute(values)
                .mapEmpty();
    }

    static Buffer toBuffer(Digest digest) {
        return Buffer.buffer(digest.bytes());
    }

    private static void addValues(Tuple tuple, Map.Entry<Digest, PlannedAction> entry) {
        Action action = entry.getValue().action();
        tuple.addBuffer(toBuffer(entry.getKey()))
                .addString(action.packageName())
                .addString(action.arch())
                .addString(action.kind().word())
                .addString(action.from())
                .addString(action.to())
                .addString(Releases.format(action.releases()))
                .addBoolean(Releases.isSecurity(action.releases()))
                .addString(entry.getValue().source());
    }

    private static StoredAction read(Row row) {
        Action action = new Action(
                row.getString("package"),
                row.getString("arch"),
                Kind.of(row.getString("kind")).orElseThrow(),
                row.getString("from_version"),
                row.getString("to_version"),
                Releases.parse(row.getString("releases")),
                row.getBoolean("security"));
        return new StoredAction(
                row.getLong("id"), Digest.ofHash(row.getBuffer("digest").getBytes()), action, row.getString("source"));
    }
}
