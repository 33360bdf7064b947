package io.masif.agent.run;

import io.masif.boot.logging.FailureLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What of a run can fail again and again, on a disk that is full or read-only above all. */
final class RunFailureLog {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    final FailureLog outcome = new FailureLog(
            LOG, "the outcome of a run cannot be read or kept, tried again each 5 s", "the outcome of a run is kept");
    final FailureLog deletion = new FailureLog(
            LOG, "the folder of a run cannot be deleted, it may be reported again", "the folders of runs are deleted");
}
