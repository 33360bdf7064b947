package io.masif.agent.apt;

import io.masif.domain.Action;
import java.util.List;

/**
 * What the agent reads from the lines of a simulation; a window to classes that only the agent's package sees.
 *
 * @param refusedLines lines of which it makes nothing
 */
public record ParsedLines(List<Action> actions, List<String> refusedLines) {
    public ParsedLines {
        actions = List.copyOf(actions);
        refusedLines = List.copyOf(refusedLines);
    }

    /** Reads a text as the agent does. */
    public static ParsedLines parse(String text) {
        Simulation simulation = SimulationParser.parse(text);
        return new ParsedLines(simulation.actions(), simulation.rejectedLines());
    }
}
