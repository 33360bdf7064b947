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
                                addRemedy(
                                        AptDiagnostics.findErrorOrWarning(output)
                                                .orElseGet(HostSentence.NOT_SAID::format),
                                        output))));
    }

    private static String addRemedy(String reason, String output) {
        return AptMessage.REINSTALLATION_IMPOSSIBLE
                .findGroups(output)
                .map(groups -> HostSentence.REINSTALL.format(reason, groups.group(1)))
                .orElse(reason);
    }

    /** dpkg was stopped while it unpacked a package whose version apt does not change. */
    static HostProblem halfInstalledPackage(String packageName) {
        return new HostProblem(
                HostState.APT_FAILED, HostSentence.HALF_INSTALLED.format(packageName, packageName, packageName));
    }
}
