package io.masif.ui.view.host.detail;

import io.masif.decision.EffectiveDecision;
import io.masif.domain.Action;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.pending.PendingOutlook;

/**
 * An action of a host's plan.
 *
 * @param isSecurity whether it is a security update
 * @param state what is decided about it on this host
 * @param decision the decision by which it is so; null if it is pending
 * @param blockedReason why the host cannot execute it though it is approved; null if it does not say so
 * @param outlook what approves it later if it is pending
 * @param hasFailed whether its last execution on this host failed
 */
public record PlannedAction(
        Action action,
        boolean isSecurity,
        EffectiveDecision.State state,
        AuthoredDecision decision,
        String blockedReason,
        PendingOutlook outlook,
        boolean hasFailed) {}
