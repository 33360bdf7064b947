package io.masif.agent.apt;

import io.masif.domain.Action;
import io.masif.domain.Condition;
import io.masif.domain.HostState;
import io.masif.domain.Quote;
import java.util.ArrayList;
import java.util.List;

/**
 * What a simulation said.
 *
 * @param actions each once
 * @param bare packages, perhaps with their architecture, that would be configured, without a version being told
 * @param refused lines whose names or versions Debian's policy does not allow
 */
record Simulation(List<Action> actions, List<String> bare, List<String> refused) {
    private static final int LONGEST_LINE = 300;

    Simulation {
        actions = List.copyOf(actions);
        bare = List.copyOf(bare);
        refused = List.copyOf(refused);
    }

    /** That something of it is no part of the plan. */
    Condition leftOut() {
        List<String> all = new ArrayList<>(refused);
        bare.forEach(name -> all.add("Conf " + name));
        return all.isEmpty()
                ? Condition.GOOD
                : new Condition(
                        HostState.APT_FAILED,
                        "apt wants what cannot be approved, because of its name or version: "
                                + Quote.line(all.get(0), LONGEST_LINE)
                                + (all.size() > 1 ? " and " + (all.size() - 1) + " more" : ""));
    }
}
