package io.masif.agent.message;

import io.masif.domain.Digest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * The reply to {@link AgentReport}.
 *
 * @param acknowledged whether a master has stored it; without that, nothing is approved
 * @param isStanding whether nothing was sent, since there is nothing new, and a master holds back its answer to that; nothing may
 *     be executed then
 * @param approved digests of the plan's actions that are approved
 * @param retries the number of the last requested retry, for those of them that have one
 * @param deadline until when runs of what is approved may be started
 * @param reportDelay how long to wait before the next report
 * @param progressDelay how long to wait before a report of a run's progress, if that is sooner
 */
public record ReportResult(
        boolean acknowledged,
        boolean isStanding,
        Set<Digest> approved,
        Map<Digest, Long> retries,
        StartDeadline deadline,
        Duration reportDelay,
        Duration progressDelay) {
    public ReportResult {
        approved = Set.copyOf(approved);
        retries = Map.copyOf(retries);
    }

    /** Of a report that was not acknowledged. */
    public static ReportResult notAcknowledged(Duration delay) {
        return new ReportResult(false, false, Set.of(), Map.of(), StartDeadline.NONE, delay, delay);
    }

    /** Of a report that was not sent, since it would tell nothing new. */
    public static ReportResult standing(Duration delay) {
        return new ReportResult(true, true, Set.of(), Map.of(), StartDeadline.NONE, delay, delay);
    }
}
