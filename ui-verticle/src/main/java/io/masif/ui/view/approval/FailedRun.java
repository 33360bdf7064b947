package io.masif.ui.view.approval;

import java.time.Instant;

/**
 * A failed execution of an action on a host.
 *
 * @param run the run's number
 * @param host the host's name
 * @param message a sentence about the reason; may be null
 * @param output the end of what apt printed
 * @param ended when the run ended
 */
public record FailedRun(long run, String host, String message, String output, Instant ended) {}
