package io.masif.ui.view.approval;

import java.time.Instant;

/**
 * An action that failed on a host.
 *
 * @param run the run's number
 * @param host the host's name
 * @param message a sentence that says why; may be null
 * @param output the end of what apt printed
 * @param ended when
 */
public record FailedRun(long run, String host, String message, String output, Instant ended) {}
