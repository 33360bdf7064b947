package io.masif.agent.report;

import io.masif.domain.Facts;
import io.masif.domain.Plan;
import io.masif.domain.Run;
import java.util.List;

/** All that a master shall know; what it knows already is left out on the wire. */
public record Telling(Plan plan, Facts facts, List<Run> runs) {
    public Telling {
        runs = List.copyOf(runs);
    }
}
