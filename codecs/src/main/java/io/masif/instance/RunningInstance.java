package io.masif.instance;

import java.time.Instant;

/**
 * A row of the table instance. Moments are by the database's clock.
 *
 * @param isAlive whether it was seen lately; one that is not was killed, or does not reach the database
 */
public record RunningInstance(Instance instance, Instant startedAt, Instant seenAt, boolean isAlive) {}
