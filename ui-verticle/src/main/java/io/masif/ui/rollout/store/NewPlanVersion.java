package io.masif.ui.rollout.store;

import io.masif.ui.rollout.plan.Ring;
import java.util.List;

/**
 * A version of a plan that an operator wants.
 *
 * @param basedOn the number of the version that is changed; 0 for a new plan
 * @param comment null if there is none
 */
public record NewPlanVersion(String name, int basedOn, List<Ring> rings, String author, String comment) {
    public NewPlanVersion {
        rings = List.copyOf(rings);
    }

    /** The number of the version that it makes. */
    int number() {
        return basedOn + 1;
    }
}
