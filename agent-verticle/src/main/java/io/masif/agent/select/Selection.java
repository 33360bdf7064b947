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
 * @param actions only approved actions that Debian's policy allows; may be empty
 * @param tool the tool that executes them
 */
public record Selection(List<Action> actions, Tool tool) {
    static final Set<Kind> REMOVALS = EnumSet.of(Kind.REMOVE, Kind.PURGE);
    static final Selection EMPTY = new Selection(List.of(), Tool.APT);

    /** apt under pins, or dpkg for packages that are already unpacked. */
    public enum Tool {
        APT,
        DPKG
    }

    public Selection {
        actions = List.copyOf(actions);
        actions.stream().filter(action -> !DebianPolicy.allows(action)).forEach(action -> {
            throw new IllegalArgumentException("Debian's policy does not allow this: " + action);
        });
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
