package io.masif.ui;

import io.masif.decision.HostSet;
import io.masif.decision.PatternJson;
import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Facts;
import io.masif.domain.Kind;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    /** A decision about one action; null is any. */
    long approval(String name, String kind, String from, String to, String host) {
        ApprovalPattern pattern =
                new ApprovalPattern(name, kind == null ? null : Kind.of(kind).orElseThrow(), from, to);
        return approval(List.of(pattern), host == null ? null : HostSet.of(id(host)));
    }

    /** A decision about some actions for the hosts of a set; null is all. */
    long approval(List<ApprovalPattern> patterns, HostSet hosts) {
        Transaction transaction = Waiting.on(connection.begin());
        raise("approval");
        Long set =
                hosts == null ? null : write("""
                        INSERT INTO host_set (digest, hosts) VALUES (?, ?)
                        ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id)
                        """, Buffer.buffer(hosts.digest().bytes()), hosts.text());
        long id = write("""
                INSERT INTO decision (patterns, scope, host_set_id, author, created_at)
                VALUES (?, ?, ?, 'test', UTC_TIMESTAMP(3))
                """, PatternJson.text(patterns), hosts == null ? "all" : "only", set);
        Waiting.on(transaction.commit());
        return id;
    }

    /** The number of a host. */
    int id(String host) {
        return read("SELECT id FROM agent WHERE name = ?", host)
                .iterator()
                .next()
                .getInteger(0);
    }

    /** How many rows a table has. */
    int count(String table) {
        return read("SELECT COUNT(*) FROM " + table).iterator().next().getInteger(0);
    }

    /** The host speaks version 1 of the protocol. */
    void versionOne(String host) {
        protocol(host, 1);
    }

    /** The host speaks version 2 of the protocol. */
    void versionTwo(String host) {
        protocol(host, 2);
    }

    private void protocol(String host, int version) {
        Transaction transaction = Waiting.on(connection.begin());
        long revision = raise("fleet");
        read("UPDATE agent SET protocol = ?, revision = ? WHERE name = ?", version, revision, host);
        Waiting.on(transaction.commit());
    }

    /** The host has not reported for long, and is removed. */
    void remove(String host) {
        Transaction transaction = Waiting.on(connection.begin());
        read("INSERT IGNORE INTO former_host (name, id) SELECT name, id FROM agent WHERE name = ?", host);
        read("DELETE FROM agent WHERE name = ?", host);
        Waiting.on(transaction.commit());
    }

    /** So many hosts of the same plan, named {@code host-1} and so on. */
    void hosts(int count, Action... actions) {
        Transaction transaction = Waiting.on(connection.begin());
        long revision = raise("fleet");
        long plan = plan(List.of(actions));
        String digits = IntStream.range(0, 10)
                .mapToObj(d -> "SELECT " + d + " AS d")
                .collect(Collectors.joining(" UNION ALL "));
        read("""
                INSERT INTO agent (name, protocol, plan_id, facts, first_seen, last_seen, plan_since, revision)
                SELECT CONCAT('host-', n), 2, %2$d, NULL, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), %3$d
                FROM (SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 1 AS n
                  FROM (%4$s) a, (%4$s) b, (%4$s) c, (%4$s) e, (%4$s) f) numbers
                WHERE n <= %1$d ORDER BY n
                """.formatted(count, plan, revision, digits));
        Waiting.on(transaction.commit());
    }

    /** Two machines report under the host's name. */
    void conflict(String host) {
        Transaction transaction = Waiting.on(connection.begin());
        long revision = raise("fleet");
        read("UPDATE agent SET conflict_at = UTC_TIMESTAMP(3), revision = ? WHERE name = ?", revision, host);
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
