package io.masif.agent.apt;

import io.masif.domain.Blocked;
import java.util.List;

/**
 * What became of an order.
 *
 * @param started whether a run was started
 * @param blocked approved actions that are no part of it, and why
 */
public record Execution(boolean started, List<Blocked> blocked) {
    public Execution {
        blocked = List.copyOf(blocked);
    }
}
