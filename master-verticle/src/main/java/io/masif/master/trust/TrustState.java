package io.masif.master.trust;

import java.time.Instant;

/**
 * How things stand with what the master trusts; published after every look at the files.
 *
 * @param certificateExpiresAt when our own certificate, or one of its chain, does
 * @param oldestListIssuedAt when the oldest list of revoked certificates in force was made; null if there is none
 * @param firstListExpiresAt when the first of them expires, or expired; null if none says
 * @param revokedCount how many certificates are revoked
 * @param problemCount how many things are wrong with the files now
 */
public record TrustState(
        Instant certificateExpiresAt,
        Instant oldestListIssuedAt,
        Instant firstListExpiresAt,
        int revokedCount,
        int problemCount) {
    /** Where it is published. */
    public static final String ADDRESS = "master.tls.state";

    static TrustState of(Trust trust, int problemCount) {
        return new TrustState(
                trust.identity().expiresAt(),
                trust.revocations().lists().stream()
                        .map(RevocationList::issuedAt)
                        .min(Instant::compareTo)
                        .orElse(null),
                trust.revocations().lists().stream()
                        .map(RevocationList::nextUpdate)
                        .filter(until -> until != null)
                        .min(Instant::compareTo)
                        .orElse(null),
                trust.revocations().revokedCount(),
                problemCount);
    }
}
