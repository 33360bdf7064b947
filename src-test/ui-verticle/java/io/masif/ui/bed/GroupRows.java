package io.masif.ui.bed;

import io.masif.decision.HostSet;
import io.vertx.core.buffer.Buffer;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;

/** Writes groups as an operator makes them, with no members yet, and reads the members that UIs have written. */
public final class GroupRows {
    private static final String RAISE = "UPDATE counter SET value = LAST_INSERT_ID(value + 1) WHERE name = 'group'";
    private static final String INSERT = """
            INSERT INTO host_group (name, selector, host_set_id, description, author, created_at, members, revision)
            VALUES (?, ?, ?, '', 'test', UTC_TIMESTAMP(3), ?, LAST_INSERT_ID())
            """;

    private final Pool pool;
    private final Rows rows;

    public GroupRows(RunningUi ui) {
        this.pool = ui.pool();
        this.rows = ui.rows();
    }

    /** Adds a group with a selector. Returns its number. */
    public long add(String name, String selector) {
        return insert(name, selector, null);
    }

    /** Adds a group of these hosts. Returns its number. */
    public long addByHand(String name, String... hosts) {
        HostSet set = HostSet.of(Arrays.stream(hosts).mapToInt(rows::getHostId).toArray());
        long id = rows.execute(
                "INSERT INTO host_set (digest, hosts) VALUES (?, ?) ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id)",
                Buffer.buffer(set.digest().bytes()),
                set.format());
        return insert(name, null, id);
    }

    private long insert(String name, String selector, Long hostSet) {
        return change(
                INSERT,
                Tuple.tuple()
                        .addString(name)
                        .addString(selector)
                        .addLong(hostSet)
                        .addBuffer(Buffer.buffer(HostSet.NONE.toBytes())));
    }

    /** Changes the selector of a group. */
    public void change(long group, String selector) {
        change(
                "UPDATE host_group SET selector = ?, revision = LAST_INSERT_ID() WHERE id = ?",
                Tuple.of(selector, group));
    }

    /** Raises the counter first, as everybody who changes groups. */
    private long change(String statement, Tuple values) {
        return Futures.await(pool.withTransaction(connection -> connection
                .query(RAISE)
                .execute()
                .compose(raised -> connection.preparedQuery(statement).execute(values))
                .map(changed -> {
                    Long id = changed.property(MySQLClient.LAST_INSERTED_ID);
                    return id == null ? 0 : id;
                })));
    }

    /** The value of the counter of groups. */
    public long counter() {
        return rows.query("SELECT value FROM counter WHERE name = 'group'")
                .iterator()
                .next()
                .getLong(0);
    }

    /** The names of the stored members of a group. */
    public SortedSet<String> members(long group) {
        return readNames("SELECT members FROM host_group WHERE id = " + group);
    }

    /** The names of the hosts that a UI has classified. */
    public SortedSet<String> classified() {
        return rows.countRows("classified_hosts WHERE members IS NOT NULL") == 0
                ? new TreeSet<>()
                : readNames("SELECT members FROM classified_hosts");
    }

    private SortedSet<String> readNames(String sql) {
        HostSet members =
                HostSet.ofBytes(rows.query(sql).iterator().next().getBuffer(0).getBytes());
        SortedSet<String> names = new TreeSet<>();
        rows.query("SELECT id, name FROM agent UNION ALL SELECT id, name FROM former_host")
                .forEach(row -> {
                    if (members.contains(row.getInteger("id"))) {
                        names.add(row.getString("name"));
                    }
                });
        return names;
    }
}
