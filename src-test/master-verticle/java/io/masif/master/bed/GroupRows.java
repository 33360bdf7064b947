package io.masif.master.bed;

import io.masif.decision.HostSet;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;

/** Writes groups and decisions for them, as a UI does. */
public final class GroupRows {
    private static final String RAISE = "UPDATE counter SET value = LAST_INSERT_ID(value + 1) WHERE name = ?";
    private static final String NOTHING = "[]";

    private final Sql sql;

    public GroupRows(Sql sql) {
        this.sql = sql;
    }

    /** Adds a group of these hosts, and classifies all hosts that exist. Returns its number. */
    public long add(String name, String... hosts) {
        long group = change(
                "group",
                "INSERT INTO host_group (name, description, author, created_at, members, revision)"
                        + " VALUES (?, '', 'test', UTC_TIMESTAMP(3), ?, LAST_INSERT_ID())",
                Tuple.of(name, members(hosts)));
        classify();
        return group;
    }

    /** From now on these hosts are in the group, and all that exist are classified. */
    public void setMembers(long group, String... hosts) {
        change(
                "group",
                "UPDATE host_group SET members = ?, revision = LAST_INSERT_ID() WHERE id = ?",
                Tuple.of(members(hosts), group));
        classify();
    }

    private void classify() {
        String[] hosts = sql.rows("SELECT name FROM agent").stream()
                .map(row -> row.getString("name"))
                .toArray(String[]::new);
        change(
                "group",
                "UPDATE classified_hosts SET hosts = NULL, members = ?, revision = LAST_INSERT_ID()",
                Tuple.of(members(hosts)));
    }

    /** Approves all actions of a package for a group. */
    public void approve(String packageName, long group) {
        sql.rows("INSERT IGNORE INTO host_set (digest, hosts) VALUES (UNHEX(SHA2(?, 256)), ?)", NOTHING, NOTHING);
        change("approval", """
                INSERT INTO decision (patterns, scope, host_set_id, group_ids, author, created_at)
                SELECT ?, 'only', id, ?, 'test', UTC_TIMESTAMP(3) FROM host_set WHERE hosts = '[]'
                """, Tuple.of(pattern(packageName), Long.toString(group)));
    }

    /** Declines all actions of a package for a group. */
    public void decline(String packageName, long group) {
        change(
                "approval",
                "INSERT INTO decline (patterns, scope, group_ids, author, created_at)"
                        + " VALUES (?, 'all', ?, 'test', UTC_TIMESTAMP(3))",
                Tuple.of(pattern(packageName), Long.toString(group)));
    }

    private static String pattern(String packageName) {
        return "[{\"package\":\"" + packageName + "\"}]";
    }

    private Buffer members(String... hosts) {
        return Buffer.buffer(HostSet.of(Arrays.stream(hosts)
                        .mapToInt(host -> (int) sql.hostId(host))
                        .toArray())
                .toBytes());
    }

    private long change(String counter, String statement, Tuple values) {
        return RunningMaster.join(sql.pool().withTransaction(connection -> connection
                .preparedQuery(RAISE)
                .execute(Tuple.of(counter))
                .compose(raised -> connection.preparedQuery(statement).execute(values))
                .compose(rows -> {
                    Long id = rows.property(MySQLClient.LAST_INSERTED_ID);
                    return Future.succeededFuture(id == null ? 0 : id);
                })));
    }
}
