package io.masif.agent.report;

import java.time.Instant;

/**
 * How it stands with the master, published after every attempt to report.
 *
 * @param reached whether the last report was acknowledged
 * @param trouble a sentence that says why not; null if it was
 * @param since when the state that is told began
 * @param lastAnswer when a report was acknowledged last; null if none was since this process started
 * @param nextReport when the next attempt is made, unless something ends earlier
 */
public record ReportState(boolean reached, String trouble, Instant since, Instant lastAnswer, Instant nextReport) {}
