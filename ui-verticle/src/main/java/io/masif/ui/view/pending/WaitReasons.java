package io.masif.ui.view.pending;

import io.masif.ui.view.ActionKey;
import io.masif.ui.view.approval.AuthoredDecision;
import java.util.List;

/**
 * What an operator should know before an action is approved.
 *
 * @param removalHosts on how many of its hosts the same plan removes a package
 * @param keptBackHosts how many hosts keep the package back
 * @param keptBackReason why one of them does; null if none does
 * @param neededBy approved actions that wait for it
 * @param neededHosts on how many hosts they wait
 * @param declinedHosts for how many further hosts it is declined or deferred
 * @param decline one of the declines that do so; null if there is none
 */
public record WaitReasons(
        int removalHosts,
        int keptBackHosts,
        String keptBackReason,
        List<ActionKey> neededBy,
        int neededHosts,
        int declinedHosts,
        AuthoredDecision decline) {
    public WaitReasons {
        neededBy = List.copyOf(neededBy);
    }
}
