package io.masif.agent.run;

import io.masif.domain.Run;
import io.masif.text.Quote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run that an earlier process of the agent left.
 *
 * @param journal empty if nothing was started, or if the run only has to be deleted
 * @param outcome empty if it has to be read from dpkg
 * @param isUnreadable whether there is a journal that cannot be read: the run may go on, and the folder is kept
 */
record RecoveredRun(
        RunFolder folder, Optional<RunFolder.Journal> journal, Optional<Run> outcome, boolean isUnreadable) {
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

    private static RecoveredRun read(RunFolder run) {
        if (run.isAcknowledged()) {
            return new RecoveredRun(run, Optional.empty(), Optional.empty(), false);
        }
        try {
            return new RecoveredRun(run, run.readJournal(), readOutcome(run), false);
        } catch (RuntimeException e) {
            logUnreadable("the journal of a run cannot be read, and its folder is kept run={} reason={}", run, e);
            return new RecoveredRun(run, Optional.empty(), Optional.empty(), true);
        }
    }

    /** A file that cannot be read counts as missing: the outcome is then read from dpkg again. */
    private static Optional<Run> readOutcome(RunFolder run) {
        try {
            return run.readOutcome();
        } catch (RuntimeException e) {
            logUnreadable("the outcome of a run cannot be read, and is found out again run={} reason={}", run, e);
            return Optional.empty();
        }
    }

    private static void logUnreadable(String sentence, RunFolder run, RuntimeException thrown) {
        LOG.error(sentence, run.id(), Quote.line(String.valueOf(thrown.getMessage()), MAX_REASON_LENGTH));
    }
}
