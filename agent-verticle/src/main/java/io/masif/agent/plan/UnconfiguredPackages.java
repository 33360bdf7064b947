package io.masif.agent.plan;

import io.masif.agent.apt.DpkgState;
import io.masif.agent.apt.Simulation;
import io.masif.domain.Action;
import io.masif.domain.DebianPolicy;
import io.masif.domain.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Packages that are unpacked and not configured. Only dpkg knows their versions: if a package is held, or if the archive
 * no longer has its version, apt names another version or none (tried with apt 2.6).
 */
final class UnconfiguredPackages {
    private UnconfiguredPackages() {}

    /** The same simulation, with dpkg's versions of the packages that would only be configured. */
    static Simulation correctVersions(Simulation simulation, DpkgState dpkg) {
        List<Action> actions = new ArrayList<>();
        List<String> withoutVersion = new ArrayList<>();
        for (Action action : simulation.actions()) {
            actions.add(action.kind() == Kind.CONFIGURE ? correctVersions(action, dpkg) : action);
        }
        for (String name : simulation.withoutVersion()) {
            int colon = name.indexOf(':');
            Optional<Action> configure = (colon < 0
                            ? dpkg.find(name, null)
                            : dpkg.find(name.substring(0, colon), name.substring(colon + 1)))
                    .map(UnconfiguredPackages::toConfigure)
                    .filter(DebianPolicy::allows);
            configure.ifPresentOrElse(actions::add, () -> withoutVersion.add(name));
        }
        return new Simulation(actions.stream().distinct().toList(), withoutVersion, simulation.rejectedLines());
    }

    private static Action correctVersions(Action action, DpkgState dpkg) {
        return dpkg.find(action)
                .filter(entry -> !entry.version().equals(action.to()) || !Objects.equals(entry.arch(), action.arch()))
                .map(UnconfiguredPackages::toConfigure)
                .filter(DebianPolicy::allows)
                .orElse(action);
    }

    private static Action toConfigure(DpkgState.Entry entry) {
        return Action.of(entry.name(), entry.arch(), Kind.CONFIGURE, null, entry.version());
    }
}
