package io.masif.agent.lists;

import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostSentence;
import io.masif.domain.host.HostState;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A refresh that has begun. It is never killed: if it does not end in time, this is reported, and waited for no longer.
 *
 * @param nanos when it began, by {@link System#nanoTime()}
 * @param maxDuration how long a refresh takes at most if all is well
 */
record ActiveRefresh(Future<?> end, Instant started, long nanos, Duration maxDuration) {
    static ActiveRefresh of(Future<?> end, Duration maxDuration) {
        return new ActiveRefresh(end, Instant.now(), System.nanoTime(), maxDuration);
    }

    boolean isActive() {
        return !end.isComplete();
    }

    /** Completes when it has ended, or exceeds the maximum. */
    Future<Void> awaitEnd() {
        long remainingNanos = maxDuration.toNanos() - (System.nanoTime() - nanos);
        return isActive() && remainingNanos > 0
                ? end.timeout(remainingNanos, TimeUnit.NANOSECONDS)
                        .<Void>mapEmpty()
                        .otherwiseEmpty()
                : Future.succeededFuture();
    }

    /** The problem of a refresh that exceeds the maximum and goes on. */
    Optional<HostProblem> findProblem() {
        return isActive() && System.nanoTime() - nanos >= maxDuration.toNanos()
                ? Optional.of(new HostProblem(
                        HostState.REFRESH_FAILED,
                        HostSentence.REFRESH_UNENDED.format(started.truncatedTo(ChronoUnit.SECONDS))))
                : Optional.empty();
    }
}
