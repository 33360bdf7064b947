package io.masif.master.v1;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import java.util.Collection;
import java.util.List;

/**
 * Concludes from two plans of a host which actions are done: those of the earlier plan that are missing in the later one. An
 * action is not done if the later plan shows that its package still has another version or state than the action gives it.
 */
final class VanishedActions {
    private VanishedActions() {}

    /**
     * Whether the action has been done.
     *
     * @param vanished in the plan before, and not in the one after
     * @param after the whole plan after
     */
    static boolean isDone(Action vanished, Collection<Action> after) {
        List<Action> remaining = after.stream()
                .filter(action -> isOfSamePackage(vanished, action))
                .toList();
        return switch (vanished.kind()) {
            case INSTALL, UPDATE, CONFIGURE -> remaining.stream().allMatch(action -> continuesFrom(action, vanished));
            case REMOVE -> remaining.stream().allMatch(action -> action.kind() == Kind.PURGE);
            // agents of version 1 report no restarts
            case PURGE, RESTART, REBOOT -> remaining.isEmpty();
        };
    }

    private static boolean continuesFrom(Action next, Action vanished) {
        String version = vanished.to() == null ? vanished.from() : vanished.to();
        return next.kind() != Kind.CONFIGURE && version.equals(next.from());
    }

    private static boolean isOfSamePackage(Action one, Action other) {
        return one.packageName().equals(other.packageName())
                && (one.arch() == null || other.arch() == null || one.arch().equals(other.arch()));
    }
}
