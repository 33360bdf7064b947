package io.masif.ui.view.approval;

import io.masif.decision.HostSelection;

/**
 * What a revocation would concern now.
 *
 * @param approval the decision, an approval or a decline
 * @param hosts how many hosts plan an action that this decision would no longer concern, and do not execute it
 * @param running how many hosts execute such an action now; a revocation does not stop them
 * @param remaining by what hosts may execute these actions nevertheless; none for a decline
 */
public record RevocationPreview(
        AuthoredDecision approval, HostSelection selection, int hosts, int running, RemainingApprovals remaining) {}
