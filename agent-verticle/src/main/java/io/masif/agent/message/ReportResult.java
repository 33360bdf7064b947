package io.masif.agent.message;

import io.masif.domain.Digest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * The reply to {@link AgentReport}.
 *
 * @param acknowledged whether a master has stored it; without that, nothing is approved
 * @param approved digests of the plan's actions that are approved
 * @param retries the number of the last requested retry, for those of them that have one
 * @param reportDelay how long to wait before the next report
 * @param progressDelay how long to wait before a report of a run's progress, if that is sooner
 */
public record ReportResult(
        boolean acknowledged,
        Set<Digest> approved,
        Map<Digest, Long> retries,
        Duration reportDelay,
        Duration progressDelay) {
    public ReportResult {
        approved = Set.copyOf(approved);
        retries = Map.copyOf(retries);
    }
}
