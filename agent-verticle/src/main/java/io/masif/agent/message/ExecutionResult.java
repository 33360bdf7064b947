package io.masif.agent.message;

import io.masif.domain.host.BlockedAction;
import java.util.List;

/**
 * What became of an order.
 *
 * @param runStarted whether a run was started
 * @param blocked approved actions that are no part of it, and why
 */
public record ExecutionResult(boolean runStarted, List<BlockedAction> blocked) {
    public ExecutionResult {
        blocked = List.copyOf(blocked);
    }
}
