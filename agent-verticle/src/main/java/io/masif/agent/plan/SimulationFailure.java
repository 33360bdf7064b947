package io.masif.agent.plan;

import io.masif.agent.apt.AptDiagnostics;
import io.masif.agent.apt.AptMessage;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostSentence;
import io.masif.domain.host.HostState;

/** Describes why apt could not simulate, and the remedy where apt itself does not name it. */
final class SimulationFailure {
    private SimulationFailure() {}

    /** @param output what apt printed on its standard error */
    static HostProblem toProblem(int exitStatus, String output) {
        return AptDiagnostics.findProblem(output)
                .orElseGet(() -> new HostProblem(
                        HostState.APT_FAILED,
                        HostSentence.SIMULATION_FAILED.format(
                                exitStatus,
                                AptDiagnostics.findErrorOrWarning(output).orElse("it did not say why")
                                        + findRemedy(output))));
    }

    private static String findRemedy(String output) {
        return AptMessage.REINSTALLATION_IMPOSSIBLE
                .findGroups(output)
                .map(groups -> " Run dpkg -i with its file, or dpkg --remove --force-remove-reinstreq "
                        + groups.group(1) + ", on the host.")
                .orElse("");
    }

    /** dpkg was stopped while it unpacked a package whose version apt does not change. */
    static HostProblem halfInstalledPackage(String packageName) {
        return new HostProblem(
                HostState.APT_FAILED,
                "the package " + packageName
                        + " is half installed and needs to be reinstalled, which no approval can do:"
                        + " run apt-get install --reinstall " + packageName
                        + ", or dpkg --remove --force-remove-reinstreq " + packageName + ", on the host");
    }
}
