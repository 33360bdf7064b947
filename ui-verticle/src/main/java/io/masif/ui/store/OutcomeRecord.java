package io.masif.ui.store;

import io.masif.domain.Result;
import java.time.Instant;

/** A row of the table run_action with its run; the output is there for failures only. */
public record OutcomeRecord(
        long run, int host, int action, Result result, String message, Instant started, Instant ended, String output) {}
