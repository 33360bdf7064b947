package io.masif.master.store;

import io.masif.domain.Digest;

/**
 * The row of a host.
 *
 * @param protocol the version that it used last
 * @param planId the number of its plan
 * @param factsDigest the digest of its facts; null if it has not reported any
 * @param revision of its last change
 */
public record AgentRow(long id, String name, int protocol, long planId, Digest factsDigest, long revision) {}
