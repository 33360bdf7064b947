package io.masif.ui.view.approval;

import java.time.Instant;
import java.util.List;

/**
 * A failed execution of an action on a host.
 *
 * @param run the run's number
 * @param action the action's number
 * @param host the host's name
 * @param message a sentence about the reason; null if there is none, or if it was not read
 * @param output the end of what apt printed; null if it was not read
 * @param ended when the run ended
 */
public record FailedRun(long run, int action, String host, String message, String output, Instant ended) {
    /** How much of all outputs a page has. */
    private static final int MAX_OUTPUT_LENGTH = 30_000;

    /** The same with what was read about it. */
    public FailedRun withDetails(String newMessage, String newOutput) {
        return new FailedRun(run, action, host, newMessage, newOutput, ended);
    }

    /** The same runs, whose outputs share the place that a page has for them. */
    public static List<FailedRun> forPage(List<FailedRun> failures) {
        return failures.stream()
                .map(each -> each.withOutputEnd(MAX_OUTPUT_LENGTH / failures.size()))
                .toList();
    }

    /** The same with so much of the end of the output at most. */
    public FailedRun withOutputEnd(int length) {
        return output == null || output.length() <= length
                ? this
                : withDetails(message, "…" + output.substring(output.length() - length));
    }
}
