package io.masif.agent.run;

import io.masif.agent.apt.AptDiagnostics;
import io.masif.agent.apt.AptMessage;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostSentence;
import io.masif.domain.host.HostState;
import java.util.Optional;

/** Finds the problem of the host that a failed run shows, besides the results of its actions. */
public final class RunDiagnosis {
    private RunDiagnosis() {}

    public static HostProblem findProblem(Run run) {
        if (run.outcomes().stream().allMatch(outcome -> outcome.result() == Result.DONE)) {
            return HostProblem.NONE;
        }
        // the survey of the host finds a lock itself, as long as it is held
        return AptDiagnostics.findProblem(run.log())
                .filter(problem -> problem.state() != HostState.LOCKED)
                .or(() -> findFetchProblem(run.log()))
                .orElse(HostProblem.NONE);
    }

    /** Whether apt could not fetch what was approved. */
    public static boolean isFetchFailure(String log) {
        return AptMessage.FETCH_FAILED.isIn(log);
    }

    private static Optional<HostProblem> findFetchProblem(String log) {
        return AptMessage.FETCH_FAILED
                .findLine(log)
                .flatMap(AptDiagnostics::findError)
                .map(error -> new HostProblem(HostState.APT_FAILED, HostSentence.FETCH_FAILED.format(error)));
    }
}
