package io.masif.instance;

import java.time.Instant;

/**
 * When the lists of revoked certificates of a process have to be replaced.
 *
 * @param due when the first of them has to be replaced
 * @param warnAt from when on one of them has to be replaced soon
 */
public record ListRenewal(Instant due, Instant warnAt) {}
