package io.masif.agent.select;

import io.masif.domain.Action;
import io.masif.domain.DebianPolicy;
import io.masif.domain.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The approved actions that one run can execute without any other action.
 *
 * @param actions only approved actions that the tool can execute; may be empty
 * @param tool the tool that executes them
 */
public record Selection(List<Action> actions, Tool tool) {
    static final Set<Kind> REMOVALS = EnumSet.of(Kind.REMOVE, Kind.PURGE);
    static final Selection EMPTY = new Selection(List.of(), Tool.APT);

    /** What executes a selection. */
    public enum Tool {
        /** Under pins. */
        APT,
        /** For packages that are already unpacked. */
        DPKG,
        /** For the restart of services. */
        SYSTEMCTL,
        /** For a reboot, which is alone in its run. */
        SHUTDOWN;

        private boolean canExecute(Action action) {
            return switch (this) {
                case APT, DPKG -> DebianPolicy.allows(action);
                case SYSTEMCTL -> action.kind() == Kind.RESTART;
                case SHUTDOWN -> action.kind() == Kind.REBOOT;
            };
        }
    }

    public Selection {
        actions = List.copyOf(actions);
        for (Action action : actions) {
            if (!tool.canExecute(action)) {
                throw new IllegalArgumentException(
                        tool + " does not execute this, or Debian's policy does not allow it: " + action);
            }
        }
    }

    /** Actions that apt executes. */
    public static Selection of(List<Action> actions) {
        return new Selection(actions, Tool.APT);
    }

    /** The {@code configure} actions among the given ones, which dpkg executes. */
    public static Selection ofConfigurations(List<Action> actions) {
        return new Selection(
                actions.stream()
                        .filter(action -> action.kind() == Kind.CONFIGURE)
                        .toList(),
                Tool.DPKG);
    }

    /** Whether apt must be allowed to remove packages. */
    public boolean hasRemovals() {
        return hasRemovals(actions);
    }

    /** Whether the removed packages lose their configuration files as well. */
    public boolean hasPurges() {
        return hasPurges(actions);
    }

    static boolean hasRemovals(List<Action> actions) {
        return actions.stream().anyMatch(action -> REMOVALS.contains(action.kind()));
    }

    static boolean hasPurges(List<Action> actions) {
        return actions.stream().anyMatch(action -> action.kind() == Kind.PURGE);
    }
}
