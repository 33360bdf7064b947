package io.masif.master.approval;

import io.masif.decision.GroupMembers;
import io.masif.decision.HostSet;
import io.masif.master.store.decision.GroupStore;
import io.masif.master.store.decision.GroupStore.StoredMembers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;

/** Updates the members of groups: only groups that changed are read. Their sets are parsed off the event loop. */
final class GroupLoader {
    private final Vertx vertx;
    private final PatientQuery queries;

    GroupLoader(Vertx vertx, PatientQuery queries) {
        this.vertx = vertx;
        this.queries = queries;
    }

    /**
     * Reads what changed.
     *
     * @param before the members up to the revision
     * @param revision 0 if nothing has been read yet
     */
    Future<GroupMembers> load(GroupMembers before, long revision) {
        return queries.execute(connection -> GroupStore.findChanged(connection, revision))
                .compose(changed -> vertx.executeBlocking(() -> before.with(parse(changed))));
    }

    private static Map<Integer, HostSet> parse(Map<Integer, StoredMembers> stored) {
        Map<Integer, HostSet> members = new HashMap<>();
        stored.forEach((group, each) -> members.put(group, each.parse()));
        return members;
    }
}
