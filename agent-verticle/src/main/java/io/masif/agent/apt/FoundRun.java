package io.masif.agent.apt;

import io.masif.domain.Quote;
import io.masif.domain.Run;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run that an earlier process of the agent left. Blocks.
 *
 * @param journal empty if nothing was started, or if the run is only to be deleted
 * @param outcome empty if it is still to be read from dpkg
 */
record FoundRun(RunFolder folder, Optional<RunFolder.Journal> journal, Optional<Run> outcome) {
    private static final Logger LOG = LoggerFactory.getLogger(FoundRun.class);
    private static final int LONGEST_REASON = 300;

    /** What cannot be read counts as not there: without an outcome it is read from dpkg once more. */
    static FoundRun in(RunFolder run) {
        return run.told()
                ? new FoundRun(run, Optional.empty(), Optional.empty())
                : new FoundRun(run, readable(run, run::journal), readable(run, run::outcome));
    }

    private static <T> Optional<T> readable(RunFolder run, Supplier<Optional<T>> source) {
        try {
            return source.get();
        } catch (RuntimeException e) {
            LOG.error(
                    "a file of a run cannot be read and counts as not there run={} reason={}",
                    run.id(),
                    Quote.line(String.valueOf(e.getMessage()), LONGEST_REASON));
            return Optional.empty();
        }
    }
}
