package io.masif.ui.view.approval;

import io.masif.decision.HostSelection;

/**
 * What a revocation would concern now.
 *
 * @param hosts how many hosts wait with an action that would no longer be approved by this decision
 * @param running how many hosts execute such an action now; a revocation does not stop them
 */
public record RevocationPreview(StandingApproval approval, HostSelection selection, int hosts, int running) {}
