package io.masif.agent.message;

import java.util.Set;

/**
 * A master has stored the outcome of these runs: they may be deleted.
 *
 * @param runs their ids
 */
public record AcknowledgeRuns(Set<String> runs) {
    public AcknowledgeRuns {
        runs = Set.copyOf(runs);
    }
}
