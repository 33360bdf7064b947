package io.masif.agent.lists;

import io.masif.agent.apt.AptDiagnostics;
import io.masif.agent.apt.HookOutput;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostState;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the output of {@code apt-get update} says besides that it failed. */
final class RefreshFailure {
    private static final Pattern HOOK = Pattern.compile(
            "E: (Problem executing scripts APT::Update::.*|Sub-process (\\S+ )?returned an error code.*)");
    private static final Pattern CHANGED =
            Pattern.compile("(?m)^E: Repository .* changed its '(Origin|Label|Suite|Codename|Version)' value ");

    private RefreshFailure() {}

    /**
     * That nothing failed but a hook, before or after the refresh: apt fetches the lists all the same (tried with apt
     * 2.6). Empty if there is another error.
     */
    static Optional<HostProblem> findHookFailure(String text) {
        List<String> errors =
                text.lines().filter(line -> line.startsWith("E: ")).toList();
        if (errors.isEmpty()
                || !errors.stream().allMatch(line -> HOOK.matcher(line).matches())) {
            return Optional.empty();
        }
        String hookOutput = HookOutput.find(text).map(said -> ": " + said).orElse("");
        return Optional.of(new HostProblem(
                HostState.APT_FAILED,
                "the package lists were refreshed, but a hook failed: "
                        + AptDiagnostics.findError(text).orElse("") + hookOutput));
    }

    /** What to do where apt does not say that; may be empty. */
    static String findRemedy(String text) {
        return CHANGED.matcher(text).find()
                ? "; if that is right, run apt-get update --allow-releaseinfo-change on the host"
                : "";
    }
}
