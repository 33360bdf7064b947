package io.masif.ui.store;

import io.masif.domain.Result;
import java.time.Instant;

/** How an action's last execution on a host ended, or that it goes on. Output is kept for failures only. */
public record Outcome(long run, Result result, String message, Instant started, Instant ended, String output) {
    /** Whether this is from the same run as the other, or from a later one. */
    public boolean replaces(Outcome other) {
        return other == null || run >= other.run;
    }
}
