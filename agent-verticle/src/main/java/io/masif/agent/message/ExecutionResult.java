package io.masif.agent.message;

import io.masif.domain.host.BlockedAction;
import java.util.List;

/**
 * The reply to {@link ExecuteApproved}.
 *
 * @param blocked the approved actions that are not part of a run, and why
 */
public record ExecutionResult(boolean runStarted, List<BlockedAction> blocked) {
    public ExecutionResult {
        blocked = List.copyOf(blocked);
    }
}
