package io.masif.ui.view.decision;

import io.masif.ui.view.ActionKey;
import java.util.List;

/**
 * What an operator should know about the chosen actions.
 *
 * @param notPending how many of them are pending on none of the hosts
 * @param removals those that remove a package
 * @param restarts those that restart a service or reboot a host, for which the approval holds again and again
 * @param stepsBack those that would replace a newer version on one of the hosts, which no host executes
 * @param rebootPackages packages among them that usually require a reboot or the restart of many services
 * @param related actions that they may need; the most
 * @param relatedCount how many such actions there are
 */
public record ActionOutlook(
        int notPending,
        List<ActionKey> removals,
        List<ActionKey> restarts,
        List<ActionKey> stepsBack,
        List<String> rebootPackages,
        List<RelatedAction> related,
        int relatedCount) {
    public ActionOutlook {
        removals = List.copyOf(removals);
        restarts = List.copyOf(restarts);
        stepsBack = List.copyOf(stepsBack);
        rebootPackages = List.copyOf(rebootPackages);
        related = List.copyOf(related);
    }
}
