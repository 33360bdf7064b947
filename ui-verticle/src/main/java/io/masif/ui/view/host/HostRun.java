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
 * @param started when
 * @param ended when; null while it goes on
 * @param actions what it executes
 * @param progress how far it is; null if that is not known, or it is over
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
     * @param message why it did not end well; null otherwise
     */
    public record ExecutedAction(ActionKey action, Result result, String message) {}
}
