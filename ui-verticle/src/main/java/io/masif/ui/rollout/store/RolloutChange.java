package io.masif.ui.rollout.store;

import io.masif.decision.HostSelection;
import io.masif.decision.HostSet;
import io.masif.ui.rollout.state.RolloutStatus;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * One step of a rollout, which is written as a whole or not at all.
 *
 * @param before the rollout as it was read
 * @param after how far it is then
 * @param opened the hosts of the ring that opens; null if none does
 * @param approvals the decisions that are made
 * @param isRevoking whether what its decisions still allow is revoked
 * @param event what the history says; null if nothing
 */
public record RolloutChange(
        Rollout before,
        RolloutStatus after,
        OpenedRing opened,
        List<RingApproval> approvals,
        boolean isRevoking,
        Event event) {
    public RolloutChange {
        approvals = List.copyOf(approvals);
    }

    /** The hosts of a ring, from 0. */
    public record OpenedRing(int ring, HostSet hosts) {}

    /**
     * A decision.
     *
     * @param ring the ring whose hosts it is for, from 0; null for all that is left after the last ring
     */
    public record RingApproval(Integer ring, HostSelection hosts) {}

    /** A line of the history. */
    public record Event(String actor, String kind, JsonObject detail) {}
}
