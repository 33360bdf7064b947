package io.masif.agent.lists;

import io.masif.agent.apt.AptDiagnostics;
import io.masif.agent.apt.AptMessage;
import io.masif.agent.apt.HookOutput;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostSentence;
import io.masif.domain.host.HostState;
import java.util.List;
import java.util.Optional;

/** Describes why {@code apt-get update} failed, where apt's own error is not enough. */
final class RefreshFailure {
    private RefreshFailure() {}

    /**
     * That nothing failed but a hook, before or after the refresh: apt fetches the lists all the same (tried with apt
     * 2.6). Empty if there is another error, or none.
     */
    static Optional<HostProblem> findHookFailure(String output) {
        List<String> errors =
                output.lines().filter(line -> line.startsWith("E: ")).toList();
        if (errors.isEmpty() || !errors.stream().allMatch(AptMessage.UPDATE_HOOK_FAILED::matches)) {
            return Optional.empty();
        }
        return Optional.of(new HostProblem(
                HostState.APT_FAILED,
                HostSentence.REFRESH_HOOK_FAILED.format(AptDiagnostics.findError(output)
                                .orElse("")
                        + HookOutput.find(output).map(printed -> ": " + printed).orElse(""))));
    }

    /** With what the administrator can do, where apt does not say it. */
    static String addRemedy(String reason, String output) {
        return AptMessage.RELEASE_INFO_CHANGED.isIn(output) ? HostSentence.RELEASE_CHANGED.format(reason) : reason;
    }
}
