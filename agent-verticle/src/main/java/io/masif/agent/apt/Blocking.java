package io.masif.agent.apt;

import io.masif.domain.Action;
import io.masif.domain.Blocked;
import io.masif.domain.Kind;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what approved actions wait for. */
final class Blocking {
    private final Relations relations;
    private final List<Action> blocked;
    private final List<Action> unapproved;

    Blocking(Relations relations, List<Action> blocked, List<Action> unapproved) {
        this.relations = relations;
        this.blocked = List.copyOf(blocked);
        this.unapproved = List.copyOf(unapproved);
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
        String reason = waitsFor.isEmpty()
                ? "apt cannot execute it with what is approved so far"
                : "waits for " + waitsFor.stream().map(Blocking::plainly).collect(Collectors.joining(", "));
        return new Blocked(action, List.copyOf(waitsFor), reason);
    }

    private Set<Action> waitsFor(Action action) {
        Set<Action> waitsFor = new LinkedHashSet<>();
        Set<Action> seen = new LinkedHashSet<>();
        Deque<Action> open = new ArrayDeque<>(List.of(action));
        while (!open.isEmpty()) {
            Action next = open.pop();
            if (seen.add(next)) {
                unapproved.stream().filter(other -> needs(next, other)).forEach(waitsFor::add);
                blocked.stream().filter(other -> needs(next, other)).forEach(open::push);
            }
        }
        return waitsFor;
    }

    private boolean needs(Action one, Action other) {
        if (one.equals(other)) {
            return false;
        }
        return switch (other.kind()) {
            case REMOVE, PURGE -> relations.conflict(one, other) || relations.depends(other, one);
            case INSTALL, UPDATE -> relations.depends(one, other) || relations.conflict(one, other);
            case CONFIGURE -> true;
        };
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
