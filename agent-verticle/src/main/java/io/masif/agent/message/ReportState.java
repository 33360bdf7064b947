package io.masif.agent.message;

import java.time.Instant;

/**
 * How it stands with the master, published after every attempt to report.
 *
 * @param acknowledged whether the last report was acknowledged
 * @param problem a sentence that says why not; null if it was
 * @param since when the state that is told began
 * @param lastAcknowledged when a report was acknowledged last; null if none was since this process started
 * @param nextReport when the next attempt is made, unless something ends earlier
 */
public record ReportState(
        boolean acknowledged, String problem, Instant since, Instant lastAcknowledged, Instant nextReport) {}
