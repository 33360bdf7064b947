package io.masif.delivery;

import java.time.Instant;

/**
 * A time in which no approvals are handed out to hosts.
 *
 * @param group the number of the group whose hosts are meant; null for all hosts
 * @param from the first moment
 * @param until the first moment after it
 * @param reason for people
 */
public record Freeze(long id, Integer group, Instant from, Instant until, String reason) {
    /** Whether it holds at a moment. */
    public boolean holds(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }
}
