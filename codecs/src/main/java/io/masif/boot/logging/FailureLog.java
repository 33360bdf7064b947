package io.masif.boot.logging;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;

/**
 * Logs what fails again and again: one line for each reason, silence while it stays, and a line with the number of
 * failures when it is over. Safe from any thread.
 */
public final class FailureLog {
    /** A reason beyond these is not logged: texts that differ each time must not fill the log. */
    private static final int MOST_REASONS = 20;

    private final Logger log;
    private final String failing;
    private final String over;
    private final Set<String> logged = new HashSet<>();
    private long failures;
    private long sinceNanos;

    /**
     * @param failing what the line says when it fails, such as {@code reports cannot be stored}
     * @param over what the line says when it works again
     */
    public FailureLog(Logger log, String failing, String over) {
        this.log = log;
        this.failing = failing;
        this.over = over;
    }

    /** It failed for a reason that is a state of the world, and no mistake of ours. */
    public void failed(String reason) {
        failed(reason, reason);
    }

    /**
     * As {@link #failed(String)}.
     *
     * @param kind equal as long as the reason is the same, although its words may differ
     */
    public void failed(String kind, String reason) {
        if (isNew(kind)) {
            log.warn("{}; each reason is logged once until it is over reason={}", failing, reason);
        }
    }

    /** It failed by a mistake of ours: the one line has a stack trace. */
    public void failed(Throwable mistake) {
        if (isNew(mistake.toString())) {
            log.error("{}; each reason is logged once until it is over", failing, mistake);
        }
    }

    /** It works; nothing is logged if it did before. */
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
        return logged.size() < MOST_REASONS && logged.add(kind);
    }
}
