package io.masif.rig.kill;

import io.masif.rig.database.relay.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a UI does in one transaction for rollouts and rules. */
public enum KilledStep {
    LEASE_ACQUIRED("UPDATE lease SET fence", "rollouts"),
    RULE_STARTED_ROLLOUT("INTO event", "rollout-started", "\"rule\""),
    ROLLOUT_STARTED("INTO event", "rollout-started"),
    RING_RELEASED("INTO event", "ring-released"),
    RING_OPENED("INTO event", "ring-opened"),
    ROLLOUT_STOPPED("INTO event", "rollout-stopped"),
    ROLLOUT_PAUSED("INTO event", "rollout-paused"),
    ROLLOUT_RESUMED("INTO event", "rollout-resumed"),
    RETRIED("INTO event", "retried"),
    RING_SUCCEEDED("INTO event", "ring-succeeded"),
    RING_SKIPPED("INTO event", "ring-skipped"),
    ROLLOUT_FINISHED("INTO event", "rollout-finished"),
    ROLLOUT_CANCELLED("INTO event", "rollout-cancelled"),
    RULE_APPROVED("INTO event", "approved", "\"rule\""),
    CHECK_ANSWERED("SET checked_at"),
    HOSTS_APPROVED("INTO decision_origin"),
    RING_COUNTED("UPDATE rollout_ring SET state"),
    OUTBOX_FILLED("INTO notification\n");

    private final String sql;
    private final String parameter;
    private final String other;

    /** @param sql a part of a statement */
    KilledStep(String sql) {
        this(sql, "", "");
    }

    /** @param parameter what is among the parameters of that statement: the kind of an event */
    KilledStep(String sql, String parameter) {
        this(sql, parameter, "");
    }

    /** @param other what is among them, too */
    KilledStep(String sql, String parameter, String other) {
        this.sql = sql;
        this.parameter = parameter;
        this.other = other;
    }

    /** The kind of the event that the history has of it; empty if it has none of its own. */
    public Optional<String> event() {
        return sql.equals("INTO event") && this != RULE_APPROVED ? Optional.of(parameter) : Optional.empty();
    }

    /** Whether each process does it that takes over, even if it has been done: then it changes nothing. */
    boolean isRepeated() {
        return this == LEASE_ACQUIRED || this == CHECK_ANSWERED || this == OUTBOX_FILLED;
    }

    /** That of a transaction; empty if it is about something else. */
    static Optional<KilledStep> of(List<Statement> transaction) {
        return Arrays.stream(values())
                .filter(step -> transaction.stream().anyMatch(step::isDoneBy))
                .findFirst();
    }

    private boolean isDoneBy(Statement statement) {
        return statement.sql().contains(sql)
                && statement.packet().contains(parameter)
                && statement.packet().contains(other);
    }
}
