package io.masif.agent.select;

import io.masif.agent.apt.Simulation;
import io.masif.agent.apt.SimulationParser;
import io.masif.agent.process.Commands.Output;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Releases;
import io.masif.domain.host.HostSentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The approved actions that apt would execute, by a simulation.
 *
 * @param selection empty if apt refused, or would execute any other action
 * @param objections approved actions that apt would execute in another way, with the differences
 * @param hasFailed whether apt has ended with an error, which may be another one the next time
 */
record TrialSimulation(Selection selection, Map<Action, String> objections, boolean hasFailed) {
    private static final TrialSimulation NONE = new TrialSimulation(Selection.EMPTY, Map.of(), false);
    private static final TrialSimulation FAILED = new TrialSimulation(Selection.EMPTY, Map.of(), true);

    /** Whether the simulation decides about any of the approved actions. */
    boolean isConclusive() {
        return !selection.actions().isEmpty() || !objections.isEmpty();
    }

    static TrialSimulation parse(Output output, List<Action> approved) {
        if (output.exitStatus() != 0) {
            return FAILED;
        }
        Simulation simulation = SimulationParser.parse(output.out());
        if (!simulation.withoutVersion().isEmpty()
                || !simulation.rejectedLines().isEmpty()) {
            return NONE;
        }
        Map<ActionKey, Action> byKey = approved.stream()
                .collect(Collectors.toMap(ActionKey::of, Function.identity(), (first, second) -> first));
        List<Action> selected = new ArrayList<>();
        Map<Action, String> objections = new LinkedHashMap<>();
        for (Action found : simulation.actions()) {
            Action action = byKey.get(ActionKey.of(found));
            if (action == null) {
                Optional<Action> other = findReplaced(found, approved);
                if (other.isEmpty()) {
                    return NONE;
                }
                objections.put(other.get(), HostSentence.REPLACED.format(found));
            } else if (!action.releases().equals(found.releases())) {
                objections.put(
                        action, HostSentence.OTHER_ARCHIVE.format(describeSource(found), describeSource(action)));
            } else {
                selected.add(action);
            }
        }
        return new TrialSimulation(Selection.of(selected), objections, false);
    }

    /** The approved action that apt would execute in another way. */
    private static Optional<Action> findReplaced(Action found, List<Action> approved) {
        return approved.stream()
                .filter(action -> action.packageName().equals(found.packageName()))
                .filter(action -> unpacksFile(action) && unpacksFile(found))
                .findFirst();
    }

    private static boolean unpacksFile(Action action) {
        return action.kind() == Kind.INSTALL || action.kind() == Kind.UPDATE;
    }

    private static String describeSource(Action action) {
        return action.releases().isEmpty() ? HostSentence.NO_ARCHIVE.format() : Releases.format(action.releases());
    }

    /** The properties of an action that matter to dpkg. */
    private record ActionKey(String name, String arch, Kind kind, String from, String to) {
        static ActionKey of(Action action) {
            return new ActionKey(action.packageName(), action.arch(), action.kind(), action.from(), action.to());
        }
    }
}
