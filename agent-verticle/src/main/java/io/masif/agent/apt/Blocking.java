package io.masif.agent.apt;

import io.masif.domain.Action;
import io.masif.domain.Blocked;
import io.masif.domain.Kind;
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

/** Finds what approved actions wait for. */
final class Blocking {
    private final Relations relations;
    private final List<Action> blocked;
    private final Set<Action> unapproved;
    private final Map<Action, Set<Action>> needs = new HashMap<>();

    Blocking(Relations relations, List<Action> blocked, List<Action> unapproved) {
        this.relations = relations;
        this.blocked = List.copyOf(blocked);
        this.unapproved = new LinkedHashSet<>(unapproved);
    }

    List<Blocked> explain() {
        List<Action> halfConfigured = unapproved.stream()
                .filter(action -> action.kind() == Kind.CONFIGURE)
                .toList();
        return blocked.stream()
                .map(action -> explained(action, halfConfigured.isEmpty() ? waitsFor(action) : halfConfigured))
                .toList();
    }

    private static Blocked explained(Action action, Collection<Action> waitsFor) {
        if (action.isStepBack()) {
            // no approval of another action would change that
            return new Blocked(action, List.of(), "is a step back to an older version, which is never executed");
        }
        String reason = waitsFor.isEmpty()
                ? "apt cannot execute it with what is approved so far"
                : "waits for " + waitsFor.stream().map(Blocking::plainly).collect(Collectors.joining(", "));
        return new Blocked(action, List.copyOf(waitsFor), reason);
    }

    private Set<Action> waitsFor(Action action) {
        Set<Action> waitsFor = new LinkedHashSet<>();
        Set<Action> seen = new HashSet<>();
        Deque<Action> open = new ArrayDeque<>(List.of(action));
        while (!open.isEmpty()) {
            Action next = open.remove();
            if (seen.add(next)) {
                for (Action other : needs.computeIfAbsent(next, relations::needs)) {
                    if (unapproved.contains(other)) {
                        waitsFor.add(other);
                    } else {
                        open.add(other);
                    }
                }
            }
        }
        return waitsFor;
    }

    /** As a person would say it: without the architecture. */
    private static String plainly(Action action) {
        return switch (action.kind()) {
            case INSTALL, UPDATE, CONFIGURE ->
                action.kind().word() + " " + action.packageName() + " "
                        + (action.to() == null ? action.from() : action.to());
            case REMOVE, PURGE -> action.kind().word() + " " + action.packageName() + " " + action.from();
        };
    }
}
