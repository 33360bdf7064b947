package io.masif.agent.message;

import io.masif.domain.Plan;
import io.masif.domain.Run;
import io.masif.domain.host.Facts;
import java.util.List;

/** The whole state of the host for a master. On the wire, what it has acknowledged before is left out. */
public record AgentReport(Plan plan, Facts facts, List<Run> runs) {
    public AgentReport {
        runs = List.copyOf(runs);
    }
}
