package io.masif.bench.simulator;

import java.util.function.IntFunction;

/**
 * What the hosts send.
 *
 * @param report the request of a host whose turn it is
 * @param fullReport the complete report of a host that was answered 409
 */
public record RequestSource(IntFunction<byte[]> report, IntFunction<byte[]> fullReport) {}
