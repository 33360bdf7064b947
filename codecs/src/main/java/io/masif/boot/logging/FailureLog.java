package io.masif.boot.logging;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;

/**
 * Logs repeated failures: one line for each reason, none while it remains the same, and a line with the number of failures
 * when they are over. Safe from any thread.
 */
public final class FailureLog {
    /** Further reasons are not logged, since texts that differ each time would fill the log. */
    private static final int MAX_REASONS = 20;

    private final Logger log;
    private final String failing;
    private final String over;
    private final Set<String> logged = new HashSet<>();
    private long failures;
    private long sinceNanos;

    /**
     * @param failing the text of the line for a failure, such as {@code reports cannot be stored}
     * @param over the text of the line for the recovery
     */
    public FailureLog(Logger log, String failing, String over) {
        this.log = log;
        this.failing = failing;
        this.over = over;
    }

    /** Records a failure that is no bug of ours. */
    public void failed(String reason) {
        failed(reason, reason);
    }

    /**
     * As {@link #failed(String)}.
     *
     * @param kind equal for the same reason, whose words may differ
     */
    public void failed(String kind, String reason) {
        if (isNew(kind)) {
            log.warn("{}; each reason is logged once until it is over reason={}", failing, reason);
        }
    }

    /** Records a failure by a bug of ours: its line has a stack trace. */
    public void failed(Throwable mistake) {
        if (isNew(mistake.toString())) {
            log.error("{}; each reason is logged once until it is over", failing, mistake);
        }
    }

    /** Records a success; it is logged only after failures. */
    public synchronized void succeeded() {
        if (failures > 0) {
            log.info(
                    "{} failures={} seconds={}",
                    over,
                    failures,
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - sinceNanos));
            failures = 0;
            logged.clear();
        }
    }

    private synchronized boolean isNew(String kind) {
        if (failures++ == 0) {
            sinceNanos = System.nanoTime();
        }
        return logged.size() < MAX_REASONS && logged.add(kind);
    }
}
