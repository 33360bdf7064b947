package io.masif.agent.apt;

import io.masif.domain.Action;
import io.masif.domain.DebianPolicy;
import io.masif.domain.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Packages that are unpacked and not configured. dpkg is who knows their versions: of one that is held, or whose version
 * has left the archive, apt names another version or none (tried with apt 2.6).
 */
final class Unconfigured {
    private Unconfigured() {}

    /**
     * What {@code dpkg --configure} can be asked for. Packages that await another's triggers are no part of it: dpkg
     * does not take them by name, and settles them with that other one.
     */
    static List<Action> of(DpkgState dpkg) {
        return dpkg.entries().values().stream()
                .flatMap(Collection::stream)
                .filter(Unconfigured::open)
                .map(Unconfigured::action)
                .filter(DebianPolicy::allows)
                .toList();
    }

    /** The same simulation with dpkg's versions of what would only be configured. */
    static Simulation corrected(Simulation simulation, DpkgState dpkg) {
        List<Action> actions = new ArrayList<>();
        List<String> bare = new ArrayList<>();
        for (Action action : simulation.actions()) {
            actions.add(action.kind() == Kind.CONFIGURE ? corrected(action, dpkg) : action);
        }
        for (String name : simulation.bare()) {
            int colon = name.indexOf(':');
            Optional<Action> known = (colon < 0
                            ? dpkg.of(name, null)
                            : dpkg.of(name.substring(0, colon), name.substring(colon + 1)))
                    .map(Unconfigured::action)
                    .filter(DebianPolicy::allows);
            known.ifPresentOrElse(actions::add, () -> bare.add(name));
        }
        return new Simulation(actions.stream().distinct().toList(), bare, simulation.refused());
    }

    private static Action corrected(Action action, DpkgState dpkg) {
        return dpkg.of(action)
                .filter(entry -> !entry.version().equals(action.to()) || !Objects.equals(entry.arch(), action.arch()))
                .map(Unconfigured::action)
                .filter(DebianPolicy::allows)
                .orElse(action);
    }

    private static boolean open(DpkgState.Entry entry) {
        boolean intact = entry.status().length() < 3;
        return intact && "UFt".indexOf(entry.stage()) >= 0;
    }

    private static Action action(DpkgState.Entry entry) {
        return Action.of(entry.name(), entry.arch(), Kind.CONFIGURE, null, entry.version());
    }
}
