package io.masif.ui.bed;

import io.masif.decision.HostSet;
import io.masif.decision.PatternJson;
import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import io.masif.domain.Result;
import io.masif.domain.host.Facts;
import io.masif.wire.FactsJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes rows as a master does: each change in a transaction of its own that raises the revision first. */
public final class Rows {
    static final Facts NO_FACTS = Facts.UNKNOWN;

    private final SqlConnection connection;
    private final PlanRows plans = new PlanRows(this);

    Rows(Pool pool) {
        connection = Futures.await(pool.getConnection());
    }

    /** Adds or changes a host that plans these actions. */
    public void putHost(String name, Facts facts, Action... actions) {
        Transaction transaction = Futures.await(connection.begin());
        long revision = incrementRevision();
        long plan = plans.insertPlan(List.of(actions));
        execute("""
                INSERT INTO agent (name, protocol, plan_id, facts, first_seen, last_seen, plan_since, revision)
                VALUES (?, 2, ?, ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), ?)
                ON DUPLICATE KEY UPDATE plan_id = VALUES(plan_id), facts = VALUES(facts),
                  last_seen = VALUES(last_seen), plan_since = VALUES(plan_since), revision = VALUES(revision)
                """, name, plan, FactsJson.write(facts).encode(), revision);
        Futures.await(transaction.commit());
    }

    public void putHost(String name, Action... actions) {
        putHost(name, NO_FACTS, actions);
    }

    /** Adds a run of one action; it ends now unless the result is RUNNING. */
    public void putRun(String host, Action action, Result result, String message, String log) {
        Transaction transaction = Futures.await(connection.begin());
        long revision = incrementRevision();
        long run = execute(
                "INSERT INTO run (agent_id, uuid, started_at, ended_at, told_at, log, revision) VALUES (?, ?,"
                        + " UTC_TIMESTAMP(3), " + (result == Result.RUNNING ? "NULL" : "UTC_TIMESTAMP(3)")
                        + ", UTC_TIMESTAMP(3), ?, ?)",
                getHostId(host),
                UUID.randomUUID().toString(),
                log,
                revision);
        query("INSERT INTO run_action VALUES (?, ?, ?, ?)", run, plans.insertAction(action), result.word(), message);
        Futures.await(transaction.commit());
    }

    /** Sets the progress of the running runs of a host. */
    public void setProgress(String host, int percent, String step, String log) {
        query(
                "UPDATE run SET percent = ?, step = ?, log = ? WHERE ended_at IS NULL"
                        + " AND agent_id = (SELECT id FROM agent WHERE name = ?)",
                percent,
                step,
                log,
                host);
        query("UPDATE writer SET progress = progress + 1 WHERE number = 0");
    }

    /** Removes the actions of all runs, as if only progress had been reported. */
    public void deleteActionsOfRuns() {
        query("DELETE FROM run_action");
    }

    /** Adds a decision about one action; null matches any. */
    public long insertApproval(String name, String kind, String from, String to, String host) {
        ApprovalPattern pattern =
                new ApprovalPattern(name, kind == null ? null : Kind.of(kind).orElseThrow(), from, to);
        return insertApproval(List.of(pattern), host == null ? null : HostSet.of(getHostId(host)));
    }

    /** Adds a decision about actions for the hosts of a set; null means all hosts. */
    public long insertApproval(List<ApprovalPattern> patterns, HostSet hosts) {
        Transaction transaction = Futures.await(connection.begin());
        incrementCounter("approval");
        Long set =
                hosts == null ? null : execute("""
                        INSERT INTO host_set (digest, hosts) VALUES (?, ?)
                        ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id)
                        """, Buffer.buffer(hosts.digest().bytes()), hosts.format());
        long id = execute("""
                INSERT INTO decision (patterns, scope, host_set_id, author, created_at)
                VALUES (?, ?, ?, 'test', UTC_TIMESTAMP(3))
                """, PatternJson.format(patterns), hosts == null ? "all" : "only", set);
        Futures.await(transaction.commit());
        return id;
    }

    /** The number of a host. */
    public int getHostId(String host) {
        return query("SELECT id FROM agent WHERE name = ?", host)
                .iterator()
                .next()
                .getInteger(0);
    }

    /** How many rows a table has. */
    public int countRows(String table) {
        return query("SELECT COUNT(*) FROM " + table).iterator().next().getInteger(0);
    }

    /** The host speaks version 1 of the protocol. */
    public void setVersionOne(String host) {
        setProtocol(host, 1);
    }

    /** The host speaks version 2 of the protocol. */
    public void setVersionTwo(String host) {
        setProtocol(host, 2);
    }

    private void setProtocol(String host, int version) {
        changeHost(host, "protocol = " + version);
    }

    /** Removes the host, as a master does with one that has not reported for long. */
    public void removeHost(String host) {
        Transaction transaction = Futures.await(connection.begin());
        query("INSERT IGNORE INTO former_host (name, id) SELECT name, id FROM agent WHERE name = ?", host);
        query("DELETE FROM agent WHERE name = ?", host);
        Futures.await(transaction.commit());
    }

    /** Adds hosts with the same plan, named {@code host-1} and so on. */
    public void putHosts(int count, Action... actions) {
        Transaction transaction = Futures.await(connection.begin());
        long revision = incrementRevision();
        long plan = plans.insertPlan(List.of(actions));
        String digits = IntStream.range(0, 10)
                .mapToObj(d -> "SELECT " + d + " AS d")
                .collect(Collectors.joining(" UNION ALL "));
        query("""
                INSERT INTO agent (name, protocol, plan_id, facts, first_seen, last_seen, plan_since, revision)
                SELECT CONCAT('host-', n), 2, %2$d, NULL, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), %3$d
                FROM (SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 1 AS n
                  FROM (%4$s) a, (%4$s) b, (%4$s) c, (%4$s) e, (%4$s) f) numbers
                WHERE n <= %1$d ORDER BY n
                """.formatted(count, plan, revision, digits));
        Futures.await(transaction.commit());
    }

    /** Fills in the source package of an action, as a master does when an agent that knows it reports the action again. */
    public void setSource(Action action, String source) {
        Transaction transaction = Futures.await(connection.begin());
        incrementCounter("source");
        query(
                "UPDATE action SET source = ? WHERE digest = ?",
                source,
                Buffer.buffer(action.digest().bytes()));
        Futures.await(transaction.commit());
    }

    /** Marks a host under whose name two machines report. */
    public void setConflict(String host) {
        changeHost(host, "conflict_at = UTC_TIMESTAMP(3)");
    }

    /** The host's certificate ends so many days from now; negative: it has ended. */
    public void setCertificateEnds(String host, int days) {
        changeHost(host, "certificate_ends = UTC_TIMESTAMP() + INTERVAL " + days + " DAY + INTERVAL 1 HOUR");
    }

    private void changeHost(String host, String assignment) {
        Transaction transaction = Futures.await(connection.begin());
        query("UPDATE agent SET " + assignment + ", revision = ? WHERE name = ?", incrementRevision(), host);
        Futures.await(transaction.commit());
    }

    /** Without parameters it is not prepared: MySQL prepares no {@code CREATE TRIGGER}. */
    public RowSet<Row> query(String sql, Object... parameters) {
        if (parameters.length == 0) {
            return Futures.await(connection.query(sql).execute());
        }
        return Futures.await(connection.preparedQuery(sql).execute(toTuple(parameters)));
    }

    private long incrementRevision() {
        return execute("UPDATE writer SET revision = LAST_INSERT_ID(revision + 1) WHERE number = 0");
    }

    private long incrementCounter(String counter) {
        return execute("UPDATE counter SET value = LAST_INSERT_ID(value + 1) WHERE name = ?", counter);
    }

    long execute(String sql, Object... parameters) {
        return query(sql, parameters).property(MySQLClient.LAST_INSERTED_ID);
    }

    private static Tuple toTuple(Object... parameters) {
        Tuple tuple = Tuple.tuple();
        for (Object parameter : parameters) {
            tuple.addValue(parameter);
        }
        return tuple;
    }
}
