package io.masif.ui.view.rollout;

import io.masif.ui.rollout.plan.Ring;
import io.masif.ui.rollout.state.RingCounts;
import io.masif.ui.rollout.state.RingStatus;
import io.masif.ui.rollout.store.RingRecord;
import io.masif.ui.view.delivery.HeldBack;
import io.masif.ui.view.host.RingHostState;
import java.util.List;

/**
 * A ring of a rollout.
 *
 * @param number from 1
 * @param counts how far its hosts are now; null if it has not opened, or if that is no longer computed
 * @param groups the names of the groups whose hosts it has; none for a share, and if that is not known
 * @param held those of its hosts that wait and to which no approvals are handed out now; null if there are none, and if that is
 *     not known
 */
public record RingView(
        int number,
        Ring plan,
        RingStatus status,
        RingRecord record,
        RingCounts counts,
        List<String> groups,
        HeldBack held) {
    public RingView {
        groups = List.copyOf(groups);
    }

    /** Whether fewer hosts propose the actions than have to be done: it waits until others do, or an operator skips it. */
    public boolean isShort() {
        return counts != null
                && !status.state().isEnd()
                && plan.success().required(counts.counted()) > counts.counted();
    }

    /** How far its hosts are, or were when the rollout ended; null if that is not known. */
    public RingCounts lastCounts() {
        return counts == null ? status.finalCounts() : counts;
    }

    /** How many hosts it has, or had when the rollout ended; null if that is not known. */
    public Integer hostCount() {
        if (counts != null) {
            return record.hosts().size();
        }
        return status.finalCounts() == null ? null : status.finalCounts().total();
    }

    /** On how many hosts it is that far, or was when the rollout ended; 0 if that is not known. */
    public int count(RingHostState state) {
        return lastCounts() == null ? 0 : lastCounts().get(state);
    }
}
