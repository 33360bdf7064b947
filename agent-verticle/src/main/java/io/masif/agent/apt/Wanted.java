package io.masif.agent.apt;

import io.masif.agent.process.Commands.Output;
import io.masif.domain.Action;
import io.masif.domain.Condition;
import io.masif.domain.Kind;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What apt wants to do with the host: the simulation that the plan is made of.
 *
 * @param output as apt printed it
 * @param broken what is wrong with a package that apt says nothing of
 */
record Wanted(Output output, Simulation simulation, Condition broken) {
    /** All that apt prints of a package that is half installed, if its version is to stay. */
    private static final Pattern NOT_INSTALLED = Pattern.compile("(?m)^\\d+ not fully installed or removed\\.$");

    /** apt would say nothing at all of a plan with one of these, and they are never executed anyway. */
    private static final List<String> TOLD = List.of(
            "-o", "APT::Get::Allow-Downgrades=true", "-o", "APT::Get::Allow-Remove-Essential=true", "dist-upgrade");

    static Future<Wanted> ask(Apt apt, AptFolders folders) {
        return apt.aloud(TOLD).compose(output -> {
            Simulation simulation = SimulationParser.parse(output.out());
            boolean configures = !simulation.bare().isEmpty()
                    || simulation.actions().stream().anyMatch(action -> action.kind() == Kind.CONFIGURE);
            return configures || NOT_INSTALLED.matcher(output.out()).find()
                    ? apt.state(folders).map(dpkg -> of(output, Unconfigured.corrected(simulation, dpkg), dpkg))
                    : Future.succeededFuture(new Wanted(output, simulation, Condition.GOOD));
        });
    }

    private static Wanted of(Output output, Simulation simulation, DpkgState dpkg) {
        Set<String> planned =
                simulation.actions().stream().map(Action::packageName).collect(Collectors.toSet());
        Condition broken = dpkg.entries().values().stream()
                .flatMap(List::stream)
                .filter(entry -> entry.needsReinstallation() && !planned.contains(entry.name()))
                .findFirst()
                .map(entry -> SimulationFailure.halfInstalled(entry.name()))
                .orElse(Condition.GOOD);
        return new Wanted(output, simulation, broken);
    }
}
