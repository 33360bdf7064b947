package io.masif.master.store;

import io.masif.domain.Digest;
import java.util.List;

/**
 * A plan that the database has.
 *
 * @param id its number there
 */
public record StoredPlan(long id, Digest digest, List<StoredAction> actions) {
    public StoredPlan {
        actions = List.copyOf(actions);
    }
}
