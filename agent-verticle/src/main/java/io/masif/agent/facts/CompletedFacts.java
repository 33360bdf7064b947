package io.masif.agent.facts;

import io.masif.domain.Action;
import io.masif.domain.host.Facts;
import java.util.List;

/**
 * The facts of a host, and the restarts that it proposes because of them.
 *
 * @param restarts may be empty
 */
public record CompletedFacts(Facts facts, List<Action> restarts) {
    public CompletedFacts {
        restarts = List.copyOf(restarts);
    }
}
