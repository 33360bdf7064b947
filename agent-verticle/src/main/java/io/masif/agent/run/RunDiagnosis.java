package io.masif.agent.run;

import io.masif.agent.apt.AptDiagnostics;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostState;
import java.util.Optional;

/** What a run that did not go well tells about its host, besides about its packages. */
public final class RunDiagnosis {
    private static final String FETCH_ERROR = "E: Failed to fetch ";

    private RunDiagnosis() {}

    public static HostProblem findProblem(Run run) {
        if (run.outcomes().stream().allMatch(outcome -> outcome.result() == Result.DONE)) {
            return HostProblem.NONE;
        }
        // a lock is seen by itself, as long as it is held
        return AptDiagnostics.findProblem(run.log())
                .filter(condition -> condition.state() != HostState.LOCKED)
                .or(() -> findFetchProblem(run.log()))
                .orElse(HostProblem.NONE);
    }

    /** Whether apt could not fetch what was approved. */
    public static boolean isFetchFailure(String log) {
        return log.lines().anyMatch(line -> line.startsWith(FETCH_ERROR));
    }

    private static Optional<HostProblem> findFetchProblem(String log) {
        return log.lines()
                .filter(line -> line.startsWith(FETCH_ERROR))
                .findFirst()
                .flatMap(AptDiagnostics::findError)
                .map(message ->
                        new HostProblem(HostState.APT_FAILED, "what was approved could not be fetched: " + message));
    }
}
