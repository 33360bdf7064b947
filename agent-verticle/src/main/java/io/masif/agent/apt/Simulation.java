package io.masif.agent.apt;

import io.masif.domain.Action;
import java.util.List;

/**
 * What a simulation said.
 *
 * @param actions each once
 * @param bare packages, perhaps with their architecture, that would be configured, without a version being told
 * @param refused lines whose names or versions Debian's policy does not allow
 */
record Simulation(List<Action> actions, List<String> bare, List<String> refused) {
    Simulation {
        actions = List.copyOf(actions);
        bare = List.copyOf(bare);
        refused = List.copyOf(refused);
    }
}
