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
 * @param counts how far its hosts are; null if it has not opened, or if that is no longer known
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

    /** On how many hosts it is that far; 0 if that is not known. */
    public int count(RingHostState state) {
        return counts == null ? 0 : counts.get(state);
    }
}
