package io.masif.agent.message;

import io.masif.domain.Run;
import java.util.List;

/** The runs that are active, and those that have ended and are not acknowledged. */
public record RunList(List<Run> runs) {
    public RunList {
        runs = List.copyOf(runs);
    }

    /** Whether one of them is active. */
    public boolean hasActiveRun() {
        return runs.stream().anyMatch(run -> run.ended() == null);
    }
}
