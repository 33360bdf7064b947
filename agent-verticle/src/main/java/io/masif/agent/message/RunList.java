package io.masif.agent.message;

import io.masif.domain.Run;
import java.util.List;

/** The runs that go on, and those that have ended and were not acknowledged. */
public record RunList(List<Run> runs) {
    public RunList {
        runs = List.copyOf(runs);
    }

    /** Whether one of them goes on. */
    public boolean hasActiveRun() {
        return runs.stream().anyMatch(run -> run.ended() == null);
    }
}
