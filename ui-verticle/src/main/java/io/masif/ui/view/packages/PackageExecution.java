package io.masif.ui.view.packages;

import io.masif.domain.Action;
import java.time.Instant;
import java.util.Locale;

/**
 * An action with a package that a host has executed or executes now.
 *
 * @param key the numbers of the host and of the action
 * @param host the name of the host
 * @param run the latest run that is known to contain it; null if none is, or it was not read yet
 */
public record PackageExecution(Key key, String host, Action action, State state, Run run) {
    /** The numbers of a host and of an action. */
    public record Key(int host, int action) {}

    /** How far the host is with the action. */
    public enum State {
        /** It has executed it, and does not plan it again. */
        DONE,
        /** Its last execution failed. */
        FAILED,
        /** It executes it now. */
        RUNNING;

        /** The word in addresses and files. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * When it was executed, by the host's clock.
     *
     * @param id the number of the run
     * @param ended null if the run goes on
     */
    public record Run(long id, Instant started, Instant ended) {}

    /** The same with that run. */
    public PackageExecution withRun(Run latest) {
        return new PackageExecution(key, host, action, state, latest);
    }

    /** When it ended, or else started; null if no run is known. */
    public Instant moment() {
        return run == null ? null : run.ended() == null ? run.started() : run.ended();
    }
}
