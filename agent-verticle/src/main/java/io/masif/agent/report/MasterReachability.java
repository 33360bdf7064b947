package io.masif.agent.report;

import io.masif.agent.message.ReportState;
import io.masif.boot.config.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a master acknowledges reports, since when, and why not. Logs what changes, not every attempt. */
final class MasterReachability {
    private static final Logger LOG = LoggerFactory.getLogger(MasterReachability.class);

    private final Address master;
    private String lastKind = "";
    private ReportState lastState;

    MasterReachability(Address master) {
        this.master = master;
    }

    /**
     * A report has ended.
     *
     * @param problem empty if it was acknowledged
     * @param delay until the next report
     */
    ReportState recordAttempt(Optional<ConnectionProblem> problem, Duration delay, Instant now) {
        String kind = problem.map(ConnectionProblem::kind).orElse("");
        boolean isSameState = lastState != null && kind.equals(lastKind);
        if (!kind.equals(lastKind)) {
            logChange(problem);
        }
        lastKind = kind;
        lastState = new ReportState(
                problem.isEmpty(),
                problem.map(ConnectionProblem::sentence).orElse(null),
                isSameState ? lastState.since() : now,
                problem.isEmpty() ? now : lastState == null ? null : lastState.lastAcknowledged(),
                now.plus(delay));
        return lastState;
    }

    private void logChange(Optional<ConnectionProblem> problem) {
        problem.ifPresentOrElse(
                failure -> LOG.warn("the report was not acknowledged master={} reason={}", master, failure.sentence()),
                () -> LOG.info("the master is reached again master={}", master));
    }
}
