package io.masif.agent.run;

import io.masif.domain.Run;
import io.masif.text.Quote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run that an earlier process of the agent left.
 *
 * @param journal empty if nothing was started, or if the run only has to be deleted
 * @param outcome empty if it has to be read from dpkg
 */
record RecoveredRun(RunFolder folder, Optional<RunFolder.Journal> journal, Optional<Run> outcome) {
    private static final Logger LOG = LoggerFactory.getLogger(RecoveredRun.class);
    private static final int MAX_REASON_LENGTH = 300;

    /** All runs below a folder, which may be missing. Blocks. */
    static List<RecoveredRun> findAll(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory)
                    .map(RunFolder::new)
                    .map(RecoveredRun::read)
                    .toList();
        }
    }

    /** A file that cannot be read counts as missing: the outcome is then read from dpkg again. */
    private static RecoveredRun read(RunFolder run) {
        return run.isAcknowledged()
                ? new RecoveredRun(run, Optional.empty(), Optional.empty())
                : new RecoveredRun(run, readOrEmpty(run, run::readJournal), readOrEmpty(run, run::readOutcome));
    }

    private static <T> Optional<T> readOrEmpty(RunFolder run, Supplier<Optional<T>> source) {
        try {
            return source.get();
        } catch (RuntimeException e) {
            LOG.error(
                    "a file of a run cannot be read and counts as not there run={} reason={}",
                    run.id(),
                    Quote.line(String.valueOf(e.getMessage()), MAX_REASON_LENGTH));
            return Optional.empty();
        }
    }
}
