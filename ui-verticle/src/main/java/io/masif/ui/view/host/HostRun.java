package io.masif.ui.view.host;

import io.masif.domain.Progress;
import io.masif.domain.Result;
import io.masif.ui.view.ActionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
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

    /** How many seconds it took; it has ended. */
    public long seconds() {
        return Duration.between(started, ended).toSeconds();
    }

    /** The actions, those that failed before the others. */
    public List<ExecutedAction> failedFirst() {
        return actions.stream()
                .sorted(Comparator.comparing((ExecutedAction each) -> each.result() != Result.FAILED))
                .toList();
    }

    /** How many actions have that result. */
    public long count(Result result) {
        return actions.stream().filter(action -> action.result() == result).count();
    }

    /** Why the first of the failed actions failed; null if none did, or it is unknown. */
    public String findMessage() {
        return actions.stream()
                .map(ExecutedAction::message)
                .filter(message -> message != null)
                .findFirst()
                .orElse(null);
    }

    /**
     * An action of the run.
     *
     * @param message why it failed; null otherwise
     */
    public record ExecutedAction(ActionKey action, Result result, String message) {}
}
