package io.masif.master.bed;

import io.masif.decision.PatternJson;
import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.rig.database.EmbeddedDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads and changes a database directly, without the master. */
public final class Sql implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    public Sql(EmbeddedDatabase database, String name) {
        pool = MySQLBuilder.pool()
                .connectingTo(new MySQLConnectOptions()
                        .setHost(database.host())
                        .setPort(database.port())
                        .setUser(database.user())
                        .setPassword(database.password())
                        .setDatabase(name))
                .using(vertx)
                .build();
    }

    /** How many transactions of the server wait for a row. The table of them is updated too seldom for frequent queries. */
    public int countLockWaits() {
        return readServerStatus("Innodb_row_lock_current_waits");
    }

    /** One of the numbers that the server counts. */
    public int readServerStatus(String variable) {
        return Integer.parseInt(
                rows("SHOW GLOBAL STATUS LIKE '" + variable + "'").get(0).getString(1));
    }

    public Pool pool() {
        return pool;
    }

    public Vertx vertx() {
        return vertx;
    }

    public List<Row> rows(String sql, Object... values) {
        List<Row> rows = new ArrayList<>();
        RunningMaster.join(pool.preparedQuery(sql).execute(Tuple.from(values))).forEach(rows::add);
        return rows;
    }

    /** The first column of the first row, as a text. */
    public String text(String sql, Object... values) {
        return String.valueOf(rows(sql, values).get(0).getValue(0));
    }

    /** An approval; what is null is open. A host that has not reported yet gets a number. */
    public long approve(String packageName, String kind, String from, String to, String host) {
        JsonObject pattern = new JsonObject()
                .put("package", packageName)
                .put("action", kind)
                .put("from_version", from)
                .put("to_version", to);
        String patterns = new JsonArray().add(pattern).encode();
        return host == null
                ? decide(patterns, "all", null, null)
                : decide(patterns, "only", "[" + hostId(host) + "]", null);
    }

    /**
     * An approval.
     *
     * @param patterns a JSON array, as in the column
     * @param hosts a JSON array of their numbers; null for the scope all
     * @param expires SQL for the moment; null if it does not expire
     */
    public long decide(String patterns, String scope, String hosts, String expires) {
        return executeDecisionChange(
                "INSERT INTO decision (patterns, scope, host_set_id, author, created_at, expires_at)"
                        + " VALUES (?, ?, ?, 'test', UTC_TIMESTAMP(3), " + expires + ")",
                Tuple.of(patterns, scope).addValue(hostSet(hosts)));
    }

    /**
     * A decline of all actions of a package, for all hosts.
     *
     * @param ends SQL for the moment; null if it does not end
     */
    public long decline(String packageName, String kind, String ends) {
        String pattern =
                new JsonObject().put("package", packageName).put("action", kind).encode();
        return executeDecisionChange(
                "INSERT INTO decline (patterns, scope, author, created_at, ends_at)"
                        + " VALUES (?, 'all', 'test', UTC_TIMESTAMP(3), " + ends + ")",
                Tuple.of("[" + pattern + "]"));
    }

    /**
     * Revokes a decline.
     *
     * @param hosts a JSON array of the numbers of the hosts for which it is revoked; null for all
     */
    public void revokeDecline(long decline, String hosts) {
        executeDecisionChange(
                "INSERT INTO decline_revocation (decline_id, scope, host_set_id, author, created_at)"
                        + " VALUES (?, ?, ?, 'test', UTC_TIMESTAMP(3))",
                Tuple.of(decline, hosts == null ? "all" : "only").addValue(hostSet(hosts)));
    }

    /** Has a failed action of an approval tried again on a host. */
    public long retry(long decision, Action action, long host) {
        String pattern = PatternJson.write(
                        new ApprovalPattern(action.packageName(), action.kind(), action.from(), action.to()))
                .encode();
        return executeDecisionChange(
                "INSERT INTO retry (decision_id, patterns, host_set_id, last_run, author, content, created_at)"
                        + " VALUES (?, ?, ?, 0, 'test', UNHEX(SHA2(UUID(), 256)), UTC_TIMESTAMP(3))",
                Tuple.of(decision, "[" + pattern + "]", hostSet("[" + host + "]")));
    }

    /** Revokes all of a decision. */
    public void revoke(long decision) {
        revoke(decision, null, "all", null);
    }

    /** Revokes some of a decision; {@code patterns} are null for all actions. */
    public void revoke(long decision, String patterns, String scope, String hosts) {
        executeDecisionChange(
                "INSERT INTO revocation (decision_id, patterns, scope, host_set_id, author, created_at)"
                        + " VALUES (?, ?, ?, ?, 'test', UTC_TIMESTAMP(3))",
                Tuple.of(decision).addValue(patterns).addValue(scope).addValue(hostSet(hosts)));
    }

    /** The number of a host, also of one that has not reported yet. */
    public long hostId(String host) {
        return Stream.of("agent", "former_host")
                .flatMap(table -> rows("SELECT id FROM " + table + " WHERE name = ?", host).stream())
                .map(row -> row.getLong("id"))
                .findFirst()
                .orElseGet(() -> {
                    rows("INSERT INTO former_host (name, id) SELECT ?, 1000000 + COUNT(*) FROM former_host", host);
                    return hostId(host);
                });
    }

    private Long hostSet(String hosts) {
        return hosts == null
                ? null
                : RunningMaster.join(pool.preparedQuery("""
                        INSERT INTO host_set (digest, hosts) VALUES (UNHEX(SHA2(?, 256)), ?)
                        ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id)""").execute(Tuple.of(hosts, hosts)))
                        .property(MySQLClient.LAST_INSERTED_ID);
    }

    /** Changes decisions as an operator does, who raises their revision with it. */
    public void changeDecisions(String sql) {
        executeDecisionChange(sql, Tuple.tuple());
    }

    private long executeDecisionChange(String sql, Tuple values) {
        return RunningMaster.join(pool.withTransaction(
                connection -> connection.preparedQuery(sql).execute(values).compose(rows -> connection
                        .query("UPDATE counter SET value = value + 1 WHERE name = 'approval'")
                        .execute()
                        .map(raised -> {
                            Long id = rows.property(MySQLClient.LAST_INSERTED_ID);
                            return id == null ? 0 : id;
                        }))));
    }

    @Override
    public void close() {
        RunningMaster.join(vertx.close());
    }
}
