package io.masif.master.plan;

import io.masif.master.store.StoredAction;
import java.util.List;

/**
 * What a {@link HostReport} is answered, when what it changed is committed.
 *
 * @param host what is known of it now
 * @param actions of its plan, as the database has them; empty in version 1 of the protocol, which does not need them
 */
public record Written(KnownHost host, List<StoredAction> actions) {
    public Written {
        actions = List.copyOf(actions);
    }
}
