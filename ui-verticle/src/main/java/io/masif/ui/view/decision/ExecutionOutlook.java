package io.masif.ui.view.decision;

import io.masif.ui.view.ActionKey;
import java.util.List;

/**
 * How far the chosen actions are on the chosen hosts: what a decline would stop, and what it comes too late for. A host counts in
 * each number that is true of it.
 *
 * @param planned how many hosts plan one of them that is not declined there
 * @param approved how many of these may execute one of them, and have not begun
 * @param running how many hosts execute one of them now
 * @param done how many hosts have executed one of them, and do not plan it again
 * @param otherHalves the other halves of updates, which a decline is about as well on hosts that report the two apart
 */
public record ExecutionOutlook(int planned, int approved, int running, int done, List<ActionKey> otherHalves) {
    public ExecutionOutlook {
        otherHalves = List.copyOf(otherHalves);
    }
}
