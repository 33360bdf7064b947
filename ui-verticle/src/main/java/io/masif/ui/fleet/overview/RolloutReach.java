package io.masif.ui.fleet.overview;

import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.fleet.rollout.query.RingProgress;
import io.masif.ui.rollout.plan.Ring;
import io.masif.ui.rollout.state.RingStatus;
import io.masif.ui.rollout.state.RolloutState;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.view.host.RingHostState;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.roaringbitmap.RoaringBitmap;

/** Finds the hosts that a rollout approves without an operator. */
final class RolloutReach {
    private final IndexView index;
    private final Map<Long, Boolean> stuck = new HashMap<>();

    RolloutReach(IndexView index) {
        this.index = index;
    }

    /**
     * Those of the hosts that a rollout approves by itself: of one that waits for an operator, those of its open rings. Not those
     * that it has approved, and for which it is pending all the same: an operator has revoked that, and it is not repeated; nor
     * those that failed in a ring with a limit, whose approval it has revoked until somebody retries.
     */
    RoaringBitmap select(Rollout rollout, RoaringBitmap pending) {
        if (rollout.status().state() != RolloutState.RUNNING) {
            return new RoaringBitmap();
        }
        RoaringBitmap reached = rollout.definition()
                .scope()
                .select(pending, index.fleet().groups().members());
        if (isStuck(rollout)) {
            RoaringBitmap opened = new RoaringBitmap();
            rollout.rings().forEach(ring -> opened.or(ring.hosts().toBitmap()));
            reached.and(opened);
        }
        reached.andNot(rollout.approved().toBitmap());
        for (int ring = 0; ring < rollout.rings().size(); ring++) {
            if (isLimited(rollout, ring) && rollout.status().rings().get(ring).isOpened()) {
                reached.andNot(RingProgress.of(index, rollout, ring).find(RingHostState.FAILED));
            }
        }
        return reached;
    }

    private static boolean isLimited(Rollout rollout, int ring) {
        return !rollout.definition().plan().rings().get(ring).maxConcurrent().isNone();
    }

    /** Whether it opens no other ring until an operator does something. */
    boolean isStuck(Rollout rollout) {
        return rollout.status().state() == RolloutState.PAUSED
                || stuck.computeIfAbsent(rollout.id(), id -> isCurrentRingStuck(rollout));
    }

    /** Whether the current ring is opened by hand, or cannot succeed: too few hosts propose the actions, or some have failed. */
    private boolean isCurrentRingStuck(Rollout rollout) {
        OptionalInt current = rollout.status().current();
        if (current.isEmpty()) {
            return false;
        }
        Ring plan = rollout.definition().plan().rings().get(current.getAsInt());
        RingStatus status = rollout.status().rings().get(current.getAsInt());
        return switch (status.state()) {
            case WAITING -> plan.byHand();
            case OPEN ->
                !RingProgress.of(index, rollout, current.getAsInt()).count().canMeet(plan.success());
            case RELEASED, SUCCEEDED, SKIPPED -> false;
        };
    }
}
