package io.masif.master.store;

import io.masif.domain.Digest;
import io.masif.domain.Plan;
import io.masif.master.database.BulkStatement;
import io.masif.master.database.PipelinedTransaction;
import io.masif.master.store.CatalogueRevision.ActionsRemovedException;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The plans of the fleet, each of them once; a row never changes. */
public final class PlanStore {
    private static final String BY_DIGEST = "SELECT id, digest, actions FROM plan WHERE digest IN (%s)";
    private static final String IDS = "SELECT id, digest FROM plan WHERE digest IN (%s)";
    private static final String INSERT = """
            INSERT INTO plan (digest, actions, first_seen) VALUES %s
            ON DUPLICATE KEY UPDATE digest = plan.digest""";

    private static final String INSERT_EMPTY = """
            INSERT INTO plan (digest, actions, first_seen) VALUES (?, '[]', UTC_TIMESTAMP(3))
            ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(plan.id)""";

    /** Fails if the revision is another one, and keeps it until the row is written. */
    private static final String INSERT_ONE = """
            INSERT INTO plan (digest, actions, first_seen)
            VALUES (?, ?, (SELECT UTC_TIMESTAMP(3) FROM counter WHERE name = 'catalogue' AND value = ? LOCK IN SHARE MODE))
            ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(plan.id)""";

    private static final int COLUMN_CANNOT_BE_NULL = 1048;
    /** Up to so many, a statement for each is no more than those for all. */
    private static final int SINGLE_ROWS = 2;

    private PlanStore() {}

    /** The plans that the database has, by digest. */
    public static Future<Map<Digest, StoredPlan>> findByDigest(SqlClient client, Collection<Digest> digests) {
        return query(
                client,
                BY_DIGEST,
                digests,
                row -> new StoredPlan(row.getLong("id"), parseIds(row.getString("actions"))));
    }

    /** The numbers of the plans that the database has, by digest. */
    public static Future<Map<Digest, Long>> findIds(SqlClient client, Collection<Digest> digests) {
        return query(client, IDS, digests, row -> row.getLong("id"));
    }

    /**
     * Plans that the database has now.
     *
     * @param ids their numbers, by digest
     * @param added those that the database did not have before
     */
    public record InsertedPlans(Map<Digest, Long> ids, Set<Digest> added) {
        /** No plan was to be added. */
        public static final InsertedPlans NONE = new InsertedPlans(Map.of(), Set.of());
    }

    /**
     * Adds plans, unless the database has them, within a transaction. All statements are sent at once.
     *
     * @param plans the sorted numbers of their actions, by digest
     * @param revision that of the catalogue up to which these actions are there
     * @return reads their numbers, which may make the snapshot of the transaction: to be called when everything that it locks has
     *     been sent; fails with {@link ActionsRemovedException} if the revision is another one
     */
    public static Supplier<Future<InsertedPlans>> insert(
            PipelinedTransaction transaction, SortedMap<Digest, List<Long>> plans, long revision) {
        if (plans.size() <= SINGLE_ROWS) {
            Future<InsertedPlans> inserted = insertEach(transaction, plans, revision);
            return () -> inserted;
        }
        Future<Void> required = CatalogueRevision.require(transaction, revision);
        Future<Integer> count = insertAll(transaction, plans);
        return () -> {
            Future<Map<Digest, Long>> ids = findIds(transaction, plans.keySet());
            return Future.all(required, count, ids)
                    .map(done -> new InsertedPlans(ids.result(), findNewest(ids.result(), count.result())));
        };
    }

    private static Future<InsertedPlans> insertEach(
            PipelinedTransaction transaction, SortedMap<Digest, List<Long>> plans, long revision) {
        InsertedPlans inserted = new InsertedPlans(new HashMap<>(), new HashSet<>());
        List<Future<Void>> all = new ArrayList<>();
        plans.forEach((digest, actions) -> all.add(insertOne(transaction, digest, actions, revision, inserted)));
        return Future.all(all).map(inserted);
    }

    /** How many were added. */
    private static Future<Integer> insertAll(PipelinedTransaction transaction, SortedMap<Digest, List<Long>> plans) {
        return BulkStatement.executeUpdate(
                transaction, INSERT, "(?, ?, UTC_TIMESTAMP(3))", plans.entrySet(), (tuple, plan) -> tuple.addBuffer(
                                ActionStore.toBuffer(plan.getKey()))
                        .addString(formatIds(plan.getValue())));
    }

    private static Future<Void> insertOne(
            SqlClient client, Digest digest, List<Long> actions, long revision, InsertedPlans inserted) {
        return client.preparedQuery(INSERT_ONE)
                .execute(Tuple.of(ActionStore.toBuffer(digest), formatIds(actions), revision))
                .recover(e -> Future.failedFuture(isColumnNull(e) ? new ActionsRemovedException() : e))
                .map(rows -> {
                    inserted.ids().put(digest, rows.property(MySQLClient.LAST_INSERTED_ID));
                    if (rows.rowCount() == 1) {
                        inserted.added().add(digest);
                    }
                    return null;
                });
    }

    /** The number of the plan without actions, which is added if the database does not have it. */
    public static Future<Long> insertEmpty(SqlClient client) {
        return client.preparedQuery(INSERT_EMPTY)
                .execute(Tuple.of(ActionStore.toBuffer(Plan.EMPTY.digest())))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }

    private static boolean isColumnNull(Throwable failure) {
        return failure instanceof MySQLException error && error.getErrorCode() == COLUMN_CANNOT_BE_NULL;
    }

    /** So many of the plans: those with the greatest numbers, since numbers ascend. */
    private static Set<Digest> findNewest(Map<Digest, Long> ids, int count) {
        return ids.entrySet().stream()
                .sorted(Map.Entry.<Digest, Long>comparingByValue().reversed())
                .limit(count)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static <T> Future<Map<Digest, T>> query(
            SqlClient client, String sql, Collection<Digest> digests, Function<Row, T> value) {
        return BulkStatement.query(
                        client,
                        sql,
                        "?",
                        digests,
                        (tuple, digest) -> tuple.addBuffer(ActionStore.toBuffer(digest)),
                        row -> Map.entry(Digest.ofHash(row.getBuffer("digest").getBytes()), value.apply(row)))
                .map(entries -> entries.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static String formatIds(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }

    /** Reads the result of {@link #formatIds}. */
    static List<Long> parseIds(String json) {
        List<Long> ids = new ArrayList<>();
        long number = -1;
        for (int i = 0; i < json.length(); i++) {
            char each = json.charAt(i);
            if (each >= '0' && each <= '9') {
                number = Math.max(number, 0) * 10 + each - '0';
            } else if (number >= 0) {
                ids.add(number);
                number = -1;
            }
        }
        return ids;
    }
}
