package io.masif.ui.store;

import java.time.Instant;

/**
 * The plan that a host reports.
 *
 * @param protocol the version of the protocol by which the host reports, 1 or 2
 * @param id the plan's number
 * @param since when the host began to report this plan
 */
public record ReportedPlan(int protocol, int id, Instant since) {
    /** Whether the host began to report it after that moment; also if the moment is null. */
    public boolean isReportedAfter(Instant moment) {
        return moment == null || since.isAfter(moment);
    }
}
