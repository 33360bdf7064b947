package io.masif.agent.apt;

import io.masif.agent.process.Commands.Output;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Releases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What apt would execute of the approved actions, as a simulation shows.
 *
 * @param selection nothing, if apt refused, or would do anything else
 * @param objections approved actions that apt would execute in another way, with the reasons
 */
record Trial(Selection selection, Map<Action, String> objections) {
    private static final Trial NOTHING = new Trial(Selection.NOTHING, Map.of());

    /** Whether this says anything about the approved actions. */
    boolean isConclusive() {
        return !selection.actions().isEmpty() || !objections.isEmpty();
    }

    static Trial of(Output output, List<Action> approved) {
        Simulation simulation = SimulationParser.parse(output.out());
        if (output.code() != 0
                || !simulation.bare().isEmpty()
                || !simulation.refused().isEmpty()) {
            return NOTHING;
        }
        Map<Steps, Action> bySteps =
                approved.stream().collect(Collectors.toMap(Steps::of, Function.identity(), (first, second) -> first));
        List<Action> selected = new ArrayList<>();
        Map<Action, String> objections = new LinkedHashMap<>();
        for (Action found : simulation.actions()) {
            Action action = bySteps.get(Steps.of(found));
            if (action == null) {
                Optional<Action> other = replaced(found, approved);
                if (other.isEmpty()) {
                    return NOTHING;
                }
                objections.put(other.get(), "the host would now " + found);
            } else if (!action.releases().equals(found.releases())) {
                objections.put(
                        action, "it would now come from " + from(found) + ", and is approved from " + from(action));
            } else {
                selected.add(action);
            }
        }
        return new Trial(Selection.of(selected), objections);
    }

    /** The approved action that apt would execute in another way. */
    private static Optional<Action> replaced(Action found, List<Action> approved) {
        return approved.stream()
                .filter(action -> action.packageName().equals(found.packageName()))
                .filter(action -> isChange(action) && isChange(found))
                .findFirst();
    }

    private static boolean isChange(Action action) {
        return action.kind() == Kind.INSTALL || action.kind() == Kind.UPDATE;
    }

    private static String from(Action action) {
        return action.releases().isEmpty() ? "no archive" : Releases.format(action.releases());
    }

    /** An action as far as it matters to dpkg. */
    private record Steps(String name, String arch, Kind kind, String from, String to) {
        static Steps of(Action action) {
            return new Steps(action.packageName(), action.arch(), action.kind(), action.from(), action.to());
        }
    }
}
