package io.masif.agent.apt;

import io.masif.domain.Condition;
import io.masif.domain.HostState;
import io.masif.domain.Result;
import io.masif.domain.Run;
import java.util.Optional;

/** What a run that did not go well tells about its host, besides about its packages. */
final class RunTrouble {
    private static final String FETCH = "E: Failed to fetch ";

    private RunTrouble() {}

    static Condition of(Run run) {
        if (run.outcomes().stream().allMatch(outcome -> outcome.result() == Result.DONE)) {
            return Condition.GOOD;
        }
        // a lock is seen by itself, as long as it is held
        return Complaint.of(run.log())
                .filter(condition -> condition.state() != HostState.LOCKED)
                .or(() -> fetching(run.log()))
                .orElse(Condition.GOOD);
    }

    /** Whether apt could not fetch what was approved. */
    static boolean isFetchFailure(String log) {
        return log.lines().anyMatch(line -> line.startsWith(FETCH));
    }

    private static Optional<Condition> fetching(String log) {
        return log.lines()
                .filter(line -> line.startsWith(FETCH))
                .findFirst()
                .flatMap(Complaint::error)
                .map(words -> new Condition(HostState.APT_FAILED, "what was approved could not be fetched: " + words));
    }
}
