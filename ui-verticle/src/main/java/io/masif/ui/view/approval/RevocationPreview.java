package io.masif.ui.view.approval;

import io.masif.decision.HostSelection;

/**
 * What a revocation would concern now; all of it is covered by the decision.
 *
 * @param hosts on how many hosts something waits that would no longer be approved by this decision
 * @param running on how many hosts an execution of it goes on, and would not be stopped
 */
public record RevocationPreview(StandingApproval approval, HostSelection selection, int hosts, int running) {}
