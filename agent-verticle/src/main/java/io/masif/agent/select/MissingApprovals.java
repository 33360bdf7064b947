package io.masif.agent.select;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.host.BlockedAction;
import io.masif.domain.host.HostSentence;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the unapproved actions that approved actions wait for. */
final class MissingApprovals {
    private final Relations relations;
    private final List<Action> blocked;
    private final Set<Action> unapproved;
    private final Map<Action, Set<Action>> requirements = new HashMap<>();

    MissingApprovals(Relations relations, List<Action> blocked, List<Action> unapproved) {
        this.relations = relations;
        this.blocked = List.copyOf(blocked);
        this.unapproved = new LinkedHashSet<>(unapproved);
    }

    List<BlockedAction> explain() {
        List<Action> halfConfigured = unapproved.stream()
                .filter(action -> action.kind() == Kind.CONFIGURE)
                .toList();
        return blocked.stream()
                .map(action ->
                        explainAction(action, halfConfigured.isEmpty() ? findMissingApprovals(action) : halfConfigured))
                .toList();
    }

    private static BlockedAction explainAction(Action action, Collection<Action> waitsFor) {
        if (action.isStepBack()) {
            // the approval of another action would not change that
            return new BlockedAction(action, List.of(), HostSentence.STEP_BACK.format());
        }
        String reason = waitsFor.isEmpty()
                ? HostSentence.NOT_EXECUTABLE.format()
                : HostSentence.WAITS_FOR.format(
                        waitsFor.stream().map(MissingApprovals::describe).collect(Collectors.joining(", ")));
        return new BlockedAction(action, List.copyOf(waitsFor), reason);
    }

    private Set<Action> findMissingApprovals(Action action) {
        Set<Action> waitsFor = new LinkedHashSet<>();
        Set<Action> visited = new HashSet<>();
        Deque<Action> queue = new ArrayDeque<>(List.of(action));
        while (!queue.isEmpty()) {
            Action next = queue.remove();
            if (visited.add(next)) {
                for (Action other : requirements.computeIfAbsent(next, relations::findNeeded)) {
                    if (unapproved.contains(other)) {
                        waitsFor.add(other);
                    } else {
                        queue.add(other);
                    }
                }
            }
        }
        return waitsFor;
    }

    /** For a person: without the architecture. */
    private static String describe(Action action) {
        return switch (action.kind()) {
            case INSTALL, UPDATE, CONFIGURE ->
                action.kind().word() + " " + action.packageName() + " "
                        + (action.to() == null ? action.from() : action.to());
            case REMOVE, PURGE -> action.kind().word() + " " + action.packageName() + " " + action.from();
            case RESTART, REBOOT -> action.toString();
        };
    }
}
