package io.masif.master.store.decision;

import io.masif.decision.HostSet;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;

/** The members of groups, read only. */
public final class GroupStore {
    private static final String CHANGED = "SELECT id, members FROM host_group WHERE revision > ?";

    private GroupStore() {}

    /** The serialised members of the groups that changed after the revision, by number; see {@link HostSet#ofBytes}. */
    public static Future<Map<Integer, Buffer>> findChanged(SqlClient client, long revision) {
        return client.preparedQuery(CHANGED).execute(Tuple.of(revision)).map(rows -> {
            Map<Integer, Buffer> members = new HashMap<>();
            rows.forEach(row -> members.put(row.getInteger("id"), row.getBuffer("members")));
            return members;
        });
    }
}
