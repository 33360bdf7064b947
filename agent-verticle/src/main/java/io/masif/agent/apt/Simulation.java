package io.masif.agent.apt;

import io.masif.domain.Action;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostSentence;
import io.masif.domain.host.HostState;
import io.masif.text.Quote;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of a simulation.
 *
 * @param actions each once
 * @param withoutVersion packages, perhaps with their architecture, that would be configured, and for which apt names no version
 * @param rejectedLines lines whose names or versions Debian's policy does not allow
 */
public record Simulation(List<Action> actions, List<String> withoutVersion, List<String> rejectedLines) {
    private static final int MAX_LINE_LENGTH = 300;

    public Simulation {
        actions = List.copyOf(actions);
        withoutVersion = List.copyOf(withoutVersion);
        rejectedLines = List.copyOf(rejectedLines);
    }

    /** That a part of it is excluded from the plan. */
    public HostProblem exclusionProblem() {
        List<String> all = new ArrayList<>(rejectedLines);
        withoutVersion.forEach(name -> all.add("Conf " + name));
        if (all.isEmpty()) {
            return HostProblem.NONE;
        }
        String first = Quote.line(all.get(0), MAX_LINE_LENGTH);
        return new HostProblem(
                HostState.APT_FAILED,
                all.size() == 1
                        ? HostSentence.NOT_APPROVABLE.format(first)
                        : HostSentence.NOT_APPROVABLE_MORE.format(first, all.size() - 1));
    }
}
