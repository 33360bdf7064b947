package io.masif.ui.view.decision;

import io.masif.ui.view.ActionKey;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.pending.PendingItem;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an operator chose to decide about.
 *
 * @param actions actions that were chosen one by one
 * @param matching the list of which all actions were chosen; null if there is none
 * @param plan the number of the plan of which all pending actions were chosen, for exactly the hosts that have it; null if
 *     there is none
 * @param hosts the chosen hosts; without a meaning for a plan
 */
public record DecisionTarget(
        List<ActionKey> actions, ListRequest<PendingItem> matching, Integer plan, HostTarget hosts) {
    /** The most actions of a decision. */
    public static final int MAX_ACTIONS = 5000;

    public DecisionTarget {
        actions = List.copyOf(actions);
    }

    /** The same target, with more actions that are chosen one by one. */
    public DecisionTarget withActions(List<ActionKey> more) {
        return new DecisionTarget(
                Stream.concat(actions.stream(), more.stream()).distinct().toList(), matching, plan, hosts);
    }
}
