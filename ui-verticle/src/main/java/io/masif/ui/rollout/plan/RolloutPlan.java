package io.masif.ui.rollout.plan;

import java.time.Instant;
import java.util.List;

/**
 * A version of a plan, which is never changed.
 *
 * @param id the number of this version, among those of all plans
 * @param key the plan, and which of its versions this is
 * @param rings in the order in which they open; at least one
 * @param author who made this version
 * @param comment null if there is none
 * @param created when this version was made
 */
public record RolloutPlan(long id, Key key, List<Ring> rings, String author, String comment, Instant created) {
    /** The most characters of a name. */
    public static final int MAX_NAME_LENGTH = 63;

    /** The most rings of a plan. */
    public static final int MAX_RINGS = 20;

    public RolloutPlan {
        rings = List.copyOf(rings);
        if (rings.isEmpty() || rings.size() > MAX_RINGS) {
            throw new IllegalArgumentException("a plan has from 1 to " + MAX_RINGS + " rings");
        }
    }

    /** How it is named elsewhere. */
    public PlanReference reference() {
        return new PlanReference(id, key);
    }

    /**
     * Which plan it is.
     *
     * @param plan the number of the plan
     * @param name its name, unique among the plans that are not removed
     * @param version 1 for its first version
     */
    public record Key(long plan, String name, int version) {}
}
