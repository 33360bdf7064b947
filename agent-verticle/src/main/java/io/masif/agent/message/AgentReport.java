package io.masif.agent.message;

import io.masif.domain.Plan;
import io.masif.domain.Run;
import io.masif.domain.host.Facts;
import java.util.List;

/** All that a master shall know; what it knows already is left out on the wire. */
public record AgentReport(Plan plan, Facts facts, List<Run> runs) {
    public AgentReport {
        runs = List.copyOf(runs);
    }
}
