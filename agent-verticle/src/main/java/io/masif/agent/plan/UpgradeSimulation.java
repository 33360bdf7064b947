package io.masif.agent.plan;

import io.masif.agent.apt.Apt;
import io.masif.agent.apt.AptFolders;
import io.masif.agent.apt.AptMessage;
import io.masif.agent.apt.DpkgState;
import io.masif.agent.apt.Simulation;
import io.masif.agent.apt.SimulationParser;
import io.masif.agent.process.Commands.Output;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.host.HostProblem;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The simulation of the upgrade of all packages, which the plan consists of.
 *
 * @param output of apt, unchanged
 * @param halfInstalledProblem a half-installed package that apt does not report
 */
record UpgradeSimulation(Output output, Simulation simulation, HostProblem halfInstalledProblem) {
    /** Without these options apt refuses a plan with such an action; they are excluded from execution later. */
    private static final List<String> ARGUMENTS = List.of(
            "-o", "APT::Get::Allow-Downgrades=true", "-o", "APT::Get::Allow-Remove-Essential=true", "dist-upgrade");

    static Future<UpgradeSimulation> run(Apt apt, AptFolders folders) {
        return apt.simulateVerbosely(ARGUMENTS).compose(output -> {
            Simulation simulation = SimulationParser.parse(output.out());
            boolean hasConfigurations = !simulation.withoutVersion().isEmpty()
                    || simulation.actions().stream().anyMatch(action -> action.kind() == Kind.CONFIGURE);
            return hasConfigurations || AptMessage.NOT_FULLY_INSTALLED.isIn(output.out())
                    ? apt.queryDpkgState(folders)
                            .map(dpkg -> of(output, UnconfiguredPackages.correctVersions(simulation, dpkg), dpkg))
                    : Future.succeededFuture(new UpgradeSimulation(output, simulation, HostProblem.NONE));
        });
    }

    private static UpgradeSimulation of(Output output, Simulation simulation, DpkgState dpkg) {
        Set<String> planned =
                simulation.actions().stream().map(Action::packageName).collect(Collectors.toSet());
        HostProblem halfInstalledProblem = dpkg.entries().values().stream()
                .flatMap(List::stream)
                .filter(entry -> entry.needsReinstallation() && !planned.contains(entry.name()))
                .findFirst()
                .map(entry -> SimulationFailure.halfInstalledPackage(entry.name()))
                .orElse(HostProblem.NONE);
        return new UpgradeSimulation(output, simulation, halfInstalledProblem);
    }
}
