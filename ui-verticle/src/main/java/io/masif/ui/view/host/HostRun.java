package io.masif.ui.view.host;

import io.masif.domain.Progress;
import io.masif.domain.Result;
import io.masif.ui.view.ActionKey;
import java.time.Instant;
import java.util.List;

/**
 * A run of one host.
 *
 * @param id the run's number
 * @param ended null while it runs
 * @param actions the executed actions
 * @param progress null if it is unknown, or the run has ended
 * @param output the end of what apt printed
 */
public record HostRun(
        long id, Instant started, Instant ended, List<ExecutedAction> actions, Progress progress, String output) {
    public HostRun {
        actions = List.copyOf(actions);
    }

    /**
     * An action of the run.
     *
     * @param message why it failed; null otherwise
     */
    public record ExecutedAction(ActionKey action, Result result, String message) {}
}
