package io.masif.master.store.decision;

import io.masif.decision.GroupMembers;
import io.masif.decision.HostSet;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;

/** The members of groups, read only. */
public final class GroupStore {
    private static final String CHANGED = """
            SELECT id, members, NULL AS hosts FROM host_group WHERE revision > ?
            UNION ALL SELECT %d, members, hosts FROM classified_hosts WHERE revision > ?
            """.formatted(GroupMembers.CLASSIFIED);

    private GroupStore() {}

    /**
     * The members of a group, or the classified hosts.
     *
     * @param bitmap see {@link HostSet#ofBytes}; null where the text says it
     * @param text see {@link HostSet#parse}; null if there is none
     */
    public record StoredMembers(Buffer bitmap, Buffer text) {
        /** Takes some time for many hosts. */
        public HostSet parse() {
            return bitmap != null
                    ? HostSet.ofBytes(bitmap.getBytes())
                    : text != null ? HostSet.parse(text.toString()) : HostSet.NONE;
        }
    }

    /** The members of the groups that changed after the revision, and the classified hosts if they did, by number. */
    public static Future<Map<Integer, StoredMembers>> findChanged(SqlClient client, long revision) {
        return client.preparedQuery(CHANGED)
                .execute(Tuple.of(revision, revision))
                .map(rows -> {
                    Map<Integer, StoredMembers> members = new HashMap<>();
                    rows.forEach(row -> members.put(
                            row.getInteger("id"), new StoredMembers(row.getBuffer("members"), row.getBuffer("hosts"))));
                    return members;
                });
    }
}
