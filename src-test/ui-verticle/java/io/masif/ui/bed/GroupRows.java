package io.masif.ui.bed;

import io.masif.decision.HostSet;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;

/** Writes groups as an operator makes them, with no members yet, and reads the members that UIs have written. */
public final class GroupRows {
    private static final String RAISE = "UPDATE counter SET value = LAST_INSERT_ID(value + 1) WHERE name = 'group'";

    private final Rows rows;

    public GroupRows(Rows rows) {
        this.rows = rows;
    }

    /** Adds a group with a selector. Returns its number. */
    public long add(String name, String selector) {
        return insert(name, selector, null);
    }

    /** Adds a group of these hosts. Returns its number. */
    public long addByHand(String name, String... hosts) {
        HostSet set = HostSet.of(Arrays.stream(hosts).mapToInt(rows::getHostId).toArray());
        long id = rows.execute(
                "INSERT INTO host_set (digest, hosts) VALUES (?, ?)",
                Buffer.buffer(set.digest().bytes()),
                set.format());
        return insert(name, null, id);
    }

    private long insert(String name, String selector, Long hostSet) {
        long revision = rows.execute(RAISE);
        return rows.execute("""
                INSERT INTO host_group (name, selector, host_set_id, description, author, created_at, members, revision)
                VALUES (?, ?, ?, '', 'test', UTC_TIMESTAMP(3), ?, ?)
                """, name, selector, hostSet, Buffer.buffer(HostSet.NONE.toBytes()), revision);
    }

    /** Changes the selector of a group. */
    public void change(long group, String selector) {
        long revision = rows.execute(RAISE);
        rows.query("UPDATE host_group SET selector = ?, revision = ? WHERE id = ?", selector, revision, group);
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
        HostSet members = HostSet.ofBytes(rows.query("SELECT members FROM host_group WHERE id = ?", group)
                .iterator()
                .next()
                .getBuffer(0)
                .getBytes());
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
