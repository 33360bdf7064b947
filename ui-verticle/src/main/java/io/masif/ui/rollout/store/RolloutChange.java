package io.masif.ui.rollout.store;

import io.masif.decision.HostSelection;
import io.masif.decision.HostSet;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.rollout.state.RolloutStatus;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/**
 * One step of a rollout, which is written as a whole or not at all.
 *
 * @param before the rollout as it was read
 * @param after how far it is then
 * @param opened the hosts of the ring that opens; null if none does
 * @param approvals the decisions that are made
 * @param revocations what of its decisions is revoked, besides
 * @param isRevoking whether what its decisions still allow is revoked
 * @param event what the history says; null if nothing
 */
public record RolloutChange(
        Rollout before,
        RolloutStatus after,
        OpenedRing opened,
        List<RingApproval> approvals,
        List<PartRevocation> revocations,
        boolean isRevoking,
        Event event) {
    public RolloutChange {
        approvals = List.copyOf(approvals);
        revocations = List.copyOf(revocations);
    }

    /** A step that makes and revokes no decision but all. */
    public static RolloutChange ofStatus(Rollout before, RolloutStatus after, boolean isRevoking, Event event) {
        return new RolloutChange(before, after, null, List.of(), List.of(), isRevoking, event);
    }

    /** The sets of hosts that it needs, those of the approvals first. */
    List<HostSelection> findHostSets() {
        return Stream.concat(
                        approvals.stream().map(RingApproval::hosts),
                        revocations.stream().map(PartRevocation::hosts))
                .toList();
    }

    /** The hosts of a ring, from 0. */
    public record OpenedRing(int ring, HostSet hosts) {}

    /**
     * A decision.
     *
     * @param ring the ring whose hosts it is for, from 0; null for all that is left after the last ring
     * @param patterns the actions; at least one
     */
    public record RingApproval(Integer ring, List<ApprovalPattern> patterns, HostSelection hosts) {
        public RingApproval {
            patterns = List.copyOf(patterns);
        }
    }

    /**
     * What of a decision is revoked.
     *
     * @param patterns the actions; empty for all
     */
    public record PartRevocation(long decision, List<ApprovalPattern> patterns, HostSelection hosts) {
        public PartRevocation {
            patterns = List.copyOf(patterns);
        }
    }

    /** A line of the history. */
    public record Event(String actor, String kind, JsonObject detail) {}
}
