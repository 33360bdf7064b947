package io.masif.ui.view.approval;

import java.time.Instant;

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
    /** The same with what was read about it. */
    public FailedRun withDetails(String newMessage, String newOutput) {
        return new FailedRun(run, action, host, newMessage, newOutput, ended);
    }
}
