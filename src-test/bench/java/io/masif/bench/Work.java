package io.masif.bench;

import java.util.function.IntFunction;

/**
 * What the hosts send.
 *
 * @param report the request of a host whose turn it is
 * @param fullReport the request of a host that was told 409: all that it has
 */
record Work(IntFunction<byte[]> report, IntFunction<byte[]> fullReport) {}
