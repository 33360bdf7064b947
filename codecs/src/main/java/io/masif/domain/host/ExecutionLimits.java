package io.masif.domain.host;

import java.util.List;

/**
 * What limits what a host can execute.
 *
 * @param archivesFree bytes free where apt keeps what it downloads; null if not known
 * @param blocked approved actions that cannot be executed yet
 */
public record ExecutionLimits(Long archivesFree, List<BlockedAction> blocked) {
    /** Nothing is known. */
    public static final ExecutionLimits NONE = new ExecutionLimits(null, List.of());

    public ExecutionLimits {
        blocked = List.copyOf(blocked);
    }

    /** The same, with other blocked actions. */
    public ExecutionLimits withBlocked(List<BlockedAction> others) {
        return new ExecutionLimits(archivesFree, others);
    }
}
