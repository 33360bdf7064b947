package io.masif.master.store;

import io.masif.domain.Digest;

/**
 * What the database has about a host.
 *
 * @param protocol the version that it spoke last
 * @param planId the number of its plan
 * @param factsDigest the digest of its facts; null if it has told none
 * @param revision of its last change
 */
public record AgentRow(long id, String name, int protocol, long planId, Digest factsDigest, long revision) {}
