package io.masif.agent.message;

import io.masif.domain.host.HostSentence;
import java.time.Duration;
import java.time.Instant;

/**
 * Until when runs of what is approved may be started. Two clocks measure it, and the one that is over first counts: that of
 * the machine may be set, and {@link System#nanoTime()} may stand still while the machine is suspended.
 *
 * @param nanos by {@link System#nanoTime()}
 * @param moment by this machine's clock; {@link Instant#MAX} for no deadline
 */
public record StartDeadline(long nanos, Instant moment) {
    /** No run may be started any more. This is no failure. */
    public static final class OverException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OverException() {
            super(HostSentence.TOO_LATE.format(), null, false, false);
        }
    }

    /** Runs may be started at any time. */
    public static final StartDeadline NONE = new StartDeadline(0, Instant.MAX);

    /** The deadline that is over after the given time. */
    public static StartDeadline in(Duration remaining) {
        return new StartDeadline(
                System.nanoTime() + remaining.toNanos(), Instant.now().plus(remaining));
    }

    /** How long runs may still be started; zero or less if it is over. */
    public Duration remaining() {
        if (equals(NONE)) {
            return Duration.ofSeconds(Long.MAX_VALUE);
        }
        Duration byNanos = Duration.ofNanos(nanos - System.nanoTime());
        Duration byClock = Duration.between(Instant.now(), moment);
        return byNanos.compareTo(byClock) < 0 ? byNanos : byClock;
    }

    /**
     * How long a run that is started now may wait before it begins.
     *
     * @param timeout the longest time
     * @throws OverException if it may not be started any more
     */
    public Duration limit(Duration timeout) {
        Duration remaining = remaining();
        if (remaining.compareTo(Duration.ZERO) <= 0) {
            throw new OverException();
        }
        return remaining.compareTo(timeout) < 0 ? remaining : timeout;
    }

    /** Whether no run may be started any more. */
    public boolean isOver() {
        return remaining().compareTo(Duration.ZERO) <= 0;
    }
}
