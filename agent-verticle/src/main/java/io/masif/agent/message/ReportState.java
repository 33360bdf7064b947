package io.masif.agent.message;

import java.time.Instant;

/**
 * Whether a master acknowledges the reports.
 *
 * @param acknowledged whether the last report was acknowledged
 * @param problem why it was not, as a sentence; null if it was
 * @param since when this state began, or the kind of problem
 * @param lastAcknowledged when a report was acknowledged last; null if none was since the start of this process
 * @param nextReport when the next attempt is made, unless an event causes an earlier one
 */
public record ReportState(
        boolean acknowledged, String problem, Instant since, Instant lastAcknowledged, Instant nextReport) {}
