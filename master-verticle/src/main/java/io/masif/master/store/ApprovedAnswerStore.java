package io.masif.master.store;

import io.masif.domain.Digest;
import io.masif.master.database.BulkStatement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The last answers to hosts of version 1 of the protocol, of those answers that approved an action. */
public final class ApprovedAnswerStore {
    /** An equal answer to the same plan keeps its time: a host that repeats its report executes nothing. */
    private static final String WRITE = """
            INSERT INTO approved_answer (agent_id, plan_id, complete, actions, answered_at) VALUES %s
            ON DUPLICATE KEY UPDATE
              answered_at = IF(approved_answer.plan_id = VALUES(plan_id) AND approved_answer.actions = VALUES(actions),
                approved_answer.answered_at, VALUES(answered_at)),
              plan_id = VALUES(plan_id), complete = VALUES(complete), actions = VALUES(actions)""";

    private static final String REMOVE = "DELETE FROM approved_answer WHERE agent_id IN (%s)";
    private static final String REMOVE_OLD =
            "DELETE FROM approved_answer WHERE answered_at < UTC_TIMESTAMP(3) - INTERVAL ? SECOND LIMIT 1000";
    private static final String COLUMNS = """
            SELECT agent.id, agent.name, agent.plan_id, complete, approved_answer.actions, answered_at,
              UTC_TIMESTAMP(3) AS now, plan.actions AS planned
            FROM approved_answer JOIN agent ON agent.id = agent_id AND agent.plan_id = approved_answer.plan_id
            JOIN plan ON plan.id = agent.plan_id
            WHERE agent.protocol = 1 AND\s""";
    private static final String OF_HOSTS =
            COLUMNS + "answered_at > UTC_TIMESTAMP(3) - INTERVAL 1 DAY AND agent_id IN (%s)";
    private static final String SILENT = COLUMNS + """
            complete = 1 AND answered_at < UTC_TIMESTAMP(3) - INTERVAL ? SECOND
              AND last_seen < UTC_TIMESTAMP(3) - INTERVAL ? SECOND AND last_seen < answered_at + INTERVAL 1 DAY
            ORDER BY agent_id LIMIT 200""";

    private ApprovedAnswerStore() {}

    /**
     * An answer to a host.
     *
     * @param agentId the number of the host
     * @param planId the number of the plan that it had reported
     * @param isComplete whether all of the plan was approved
     * @param actions the approved ones, unless all are approved
     */
    public record ApprovedAnswer(long agentId, long planId, boolean isComplete, Set<Digest> actions) {
        public ApprovedAnswer {
            actions = Set.copyOf(actions);
        }

        /** Whether it approved the action of the plan. */
        public boolean approves(Digest action) {
            return isComplete || actions.contains(action);
        }

        /** Whether it approved nothing. */
        public boolean isEmpty() {
            return !isComplete && actions.isEmpty();
        }
    }

    /**
     * An answer in the database, to a plan that the host still has.
     *
     * @param host the host's name
     * @param plannedActionIds the numbers of the plan's actions
     * @param answeredAt when it was first given for this plan
     * @param databaseTime now, by the same clock
     */
    public record StoredAnswer(
            String host, ApprovedAnswer answer, List<Long> plannedActionIds, Instant answeredAt, Instant databaseTime) {
        public StoredAnswer {
            plannedActionIds = List.copyOf(plannedActionIds);
        }
    }

    /** Writes the answers that approve an action, and removes the rows of the other hosts. */
    public static Future<Void> write(SqlClient client, Collection<ApprovedAnswer> answers) {
        List<ApprovedAnswer> approving =
                answers.stream().filter(answer -> !answer.isEmpty()).toList();
        List<Long> others = answers.stream()
                .filter(ApprovedAnswer::isEmpty)
                .map(ApprovedAnswer::agentId)
                .toList();
        return BulkStatement.execute(
                        client, WRITE, "(?, ?, ?, ?, UTC_TIMESTAMP(3))", approving, (tuple, answer) -> tuple.addLong(
                                        answer.agentId())
                                .addLong(answer.planId())
                                .addBoolean(answer.isComplete())
                                .addString(formatActions(answer)))
                .compose(done -> remove(client, others));
    }

    /** The answers that these hosts were given within the last day. */
    public static Future<List<StoredAnswer>> findByHosts(SqlClient client, Collection<Long> agents) {
        return BulkStatement.query(client, OF_HOSTS, "?", agents, Tuple::addLong, ApprovedAnswerStore::read);
    }

    /** Some answers that approved all of a plan, to hosts that have been silent since for so long. */
    public static Future<List<StoredAnswer>> findBySilentHosts(SqlClient client, Duration silence) {
        return client.preparedQuery(SILENT)
                .execute(Tuple.of(silence.toSeconds(), silence.toSeconds()))
                .map(rows -> rows.stream().map(ApprovedAnswerStore::read).toList());
    }

    /** Removes the answers to these hosts. */
    public static Future<Void> remove(SqlClient client, Collection<Long> agents) {
        return BulkStatement.executeForList(client, REMOVE, agents, Tuple::addLong)
                .mapEmpty();
    }

    /** Removes some of the answers that are older than that. */
    public static Future<Void> removeOlderThan(SqlClient client, Duration age) {
        return client.preparedQuery(REMOVE_OLD)
                .execute(Tuple.of(age.toSeconds()))
                .mapEmpty();
    }

    private static String formatActions(ApprovedAnswer answer) {
        return answer.isComplete()
                ? ""
                : answer.actions().stream().map(Digest::hex).sorted().collect(Collectors.joining(","));
    }

    private static StoredAnswer read(Row row) {
        String actions = row.getString("actions");
        Set<Digest> digests = actions.isEmpty()
                ? Set.of()
                : Arrays.stream(actions.split(",")).map(Digest::new).collect(Collectors.toSet());
        ApprovedAnswer answer =
                new ApprovedAnswer(row.getLong("id"), row.getLong("plan_id"), row.getInteger("complete") != 0, digests);
        return new StoredAnswer(
                row.getString("name"),
                answer,
                PlanStore.parseIds(row.getString("planned")),
                toInstant(row.getLocalDateTime("answered_at")),
                toInstant(row.getLocalDateTime("now")));
    }

    private static Instant toInstant(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC);
    }
}
