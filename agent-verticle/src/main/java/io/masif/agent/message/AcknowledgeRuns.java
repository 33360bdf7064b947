package io.masif.agent.message;

import java.util.Set;

/** Runs whose outcome a master has stored, by their ids. */
public record AcknowledgeRuns(Set<String> runs) {
    public AcknowledgeRuns {
        runs = Set.copyOf(runs);
    }
}
