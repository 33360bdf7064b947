package io.masif.master.store;

import io.masif.domain.Digest;
import java.time.Instant;

/**
 * The row of a host.
 *
 * @param protocol the version that it used last
 * @param planId the number of its plan
 * @param factsDigest the digest of its facts; null if it has not reported any
 * @param certificateEnds when the certificate expires with which it reported last; null if that is not known
 * @param revision of its last change
 */
public record AgentRow(
        long id, String name, int protocol, long planId, Digest factsDigest, Instant certificateEnds, long revision) {}
