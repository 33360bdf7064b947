package io.masif.master.store;

import io.masif.domain.Digest;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/** The plans of the fleet, each once; a row never changes. */
public final class PlanStore {
    private static final String BY_DIGEST = "SELECT id, digest, actions FROM plan WHERE digest IN (%s)";
    private static final String INSERT = """
            INSERT INTO plan (digest, actions, first_seen) VALUES %s
            ON DUPLICATE KEY UPDATE digest = plan.digest""";

    private PlanStore() {}

    /**
     * A plan as the database has it.
     *
     * @param actions the numbers of its actions, sorted
     */
    public record PlanRow(long id, Digest digest, List<Long> actions) {
        public PlanRow {
            actions = List.copyOf(actions);
        }
    }

    /** Those of them that the database has. */
    public static Future<List<PlanRow>> byDigest(SqlClient client, Collection<Digest> digests) {
        return ManyRows.read(
                client,
                BY_DIGEST,
                "?",
                digests,
                (tuple, digest) -> tuple.addBuffer(ActionStore.bytes(digest)),
                PlanStore::read);
    }

    /**
     * Adds plans, unless another master has just done so.
     *
     * @param plans by digest the sorted numbers of their actions
     */
    public static Future<Void> insert(SqlClient client, SortedMap<Digest, List<Long>> plans) {
        return ManyRows.write(
                client, INSERT, "(?, ?, UTC_TIMESTAMP(3))", plans.entrySet(), (tuple, plan) -> tuple.addBuffer(
                                ActionStore.bytes(plan.getKey()))
                        .addString(new JsonArray(plan.getValue()).encode()));
    }

    private static PlanRow read(Row row) {
        List<Long> ids = new JsonArray(row.getString("actions"))
                .stream().map(id -> ((Number) id).longValue()).toList();
        return new PlanRow(
                row.getLong("id"), Digest.ofHash(row.getBuffer("digest").getBytes()), ids);
    }
}
