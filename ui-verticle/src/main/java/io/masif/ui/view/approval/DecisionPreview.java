package io.masif.ui.view.approval;

import io.masif.ui.view.ActionKey;
import java.util.List;

/**
 * What a decision would concern now.
 *
 * @param actions how many actions it has
 * @param notPending how many of the actions are pending on none of the hosts
 * @param removals how many of the actions remove a package
 * @param stepsBack the actions that would replace a newer version on one of the hosts, which no host executes
 * @param hosts for how many hosts one of the actions is pending
 */
public record DecisionPreview(int actions, int notPending, int removals, List<ActionKey> stepsBack, int hosts) {
    public DecisionPreview {
        stepsBack = List.copyOf(stepsBack);
    }
}
