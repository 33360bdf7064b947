package io.masif.agent.apt;

import io.masif.agent.process.Commands.Output;
import io.masif.domain.Kind;
import io.vertx.core.Future;
import java.util.List;

/**
 * What apt wants to do with the host: the simulation that the plan is made of.
 *
 * @param output as apt printed it
 */
record Wanted(Output output, Simulation simulation) {
    /** apt would say nothing at all of a plan with one of these, and they are never executed anyway. */
    private static final List<String> TOLD = List.of(
            "-o", "APT::Get::Allow-Downgrades=true", "-o", "APT::Get::Allow-Remove-Essential=true", "dist-upgrade");

    static Future<Wanted> ask(Apt apt, AptFolders folders) {
        return apt.aloud(TOLD).compose(output -> {
            Simulation simulation = SimulationParser.parse(output.out());
            boolean configures = !simulation.bare().isEmpty()
                    || simulation.actions().stream().anyMatch(action -> action.kind() == Kind.CONFIGURE);
            return configures
                    ? apt.state(folders).map(dpkg -> new Wanted(output, Unconfigured.corrected(simulation, dpkg)))
                    : Future.succeededFuture(new Wanted(output, simulation));
        });
    }
}
