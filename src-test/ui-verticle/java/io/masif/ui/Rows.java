package io.masif.ui;

import io.masif.domain.Action;
import io.masif.domain.Facts;
import io.masif.domain.Plan;
import io.masif.domain.Releases;
import io.masif.domain.Result;
import io.masif.wire.FactsJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes what a master would write, each change in a transaction of its own, beginning with the counter. */
final class Rows {
    static final Facts NO_FACTS = Facts.UNKNOWN;

    private final SqlConnection connection;

    Rows(Pool pool) {
        connection = Waiting.on(pool.getConnection());
    }

    /** A host that wants these actions, whether it was there before or not. */
    void host(String name, Facts facts, Action... actions) {
        Transaction transaction = Waiting.on(connection.begin());
        long revision = raise("fleet");
        long plan = plan(List.of(actions));
        write("""
                INSERT INTO agent (name, protocol, plan_id, facts, first_seen, last_seen, plan_since, revision)
                VALUES (?, 2, ?, ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), ?)
                ON DUPLICATE KEY UPDATE plan_id = VALUES(plan_id), facts = VALUES(facts),
                  last_seen = VALUES(last_seen), plan_since = VALUES(plan_since), revision = VALUES(revision)
                """, name, plan, FactsJson.write(facts).encode(), revision);
        Waiting.on(transaction.commit());
    }

    void host(String name, Action... actions) {
        host(name, NO_FACTS, actions);
    }

    /** A run of one action that goes on, or has ended now. */
    void run(String host, Action action, Result result, String message, String log) {
        Transaction transaction = Waiting.on(connection.begin());
        long revision = raise("fleet");
        long agent = read("SELECT id FROM agent WHERE name = ?", host)
                .iterator()
                .next()
                .getLong(0);
        long run = write(
                "INSERT INTO run (agent_id, uuid, started_at, ended_at, log, revision) VALUES (?, ?,"
                        + " UTC_TIMESTAMP(3), " + (result == Result.RUNNING ? "NULL" : "UTC_TIMESTAMP(3)") + ", ?, ?)",
                agent,
                UUID.randomUUID().toString(),
                log,
                revision);
        read("INSERT INTO run_action VALUES (?, ?, ?, ?)", run, action(action), result.word(), message);
        Waiting.on(transaction.commit());
    }

    /** How far the runs of a host are that go on. */
    void progress(String host, int percent, String step, String log) {
        read(
                "UPDATE run SET percent = ?, step = ?, log = ? WHERE ended_at IS NULL"
                        + " AND agent_id = (SELECT id FROM agent WHERE name = ?)",
                percent,
                step,
                log,
                host);
        raise("progress");
    }

    /** As if of every run only the progress were known. */
    void forgetActionsOfRuns() {
        read("DELETE FROM run_action");
    }

    /** An approval; null is any. */
    long approval(String name, String kind, String from, String to, String host) {
        Transaction transaction = Waiting.on(connection.begin());
        raise("approval");
        long id = write("""
                INSERT INTO approval (package, kind, from_version, to_version, agent, author, created_at)
                VALUES (?, ?, ?, ?, ?, 'test', UTC_TIMESTAMP(3))
                """, name, kind, from, to, host);
        Waiting.on(transaction.commit());
        return id;
    }

    /** Two machines report under the host's name. */
    void conflict(String host) {
        Transaction transaction = Waiting.on(connection.begin());
        long revision = raise("fleet");
        read("UPDATE agent SET conflict_at = UTC_TIMESTAMP(3), revision = ? WHERE name = ?", revision, host);
        Waiting.on(transaction.commit());
    }

    /** The host speaks version 1 of the agents' protocol now; what it told before in version 2 stays in the database. */
    void becomesVersionOne(String host) {
        Transaction transaction = Waiting.on(connection.begin());
        long revision = raise("fleet");
        read("UPDATE agent SET protocol = 1, revision = ? WHERE name = ?", revision, host);
        Waiting.on(transaction.commit());
    }

    RowSet<Row> read(String sql, Object... parameters) {
        return Waiting.on(connection.preparedQuery(sql).execute(tuple(parameters)));
    }

    private long raise(String counter) {
        return write("UPDATE counter SET value = LAST_INSERT_ID(value + 1) WHERE name = ?", counter);
    }

    private long plan(List<Action> actions) {
        Plan plan = Plan.of(actions);
        List<Long> ids =
                new ArrayList<>(plan.actions().stream().map(this::action).toList());
        ids.sort(null);
        return write("""
                INSERT INTO plan (digest, actions, first_seen) VALUES (?, ?, UTC_TIMESTAMP(3))
                ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id)
                """, Buffer.buffer(plan.digest().bytes()), new JsonArray(ids).encode());
    }

    private long action(Action action) {
        return write(
                """
                INSERT INTO action (digest, package, arch, kind, from_version, to_version, releases, security, first_seen)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3)) ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id)
                """,
                Buffer.buffer(action.digest().bytes()),
                action.packageName(),
                action.arch(),
                action.kind().word(),
                action.from(),
                action.to(),
                Releases.format(action.releases()),
                action.security());
    }

    private long write(String sql, Object... parameters) {
        return read(sql, parameters).property(MySQLClient.LAST_INSERTED_ID);
    }

    private static Tuple tuple(Object... parameters) {
        Tuple tuple = Tuple.tuple();
        for (Object parameter : parameters) {
            tuple.addValue(parameter);
        }
        return tuple;
    }
}
