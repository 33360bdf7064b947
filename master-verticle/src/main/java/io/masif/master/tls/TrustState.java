package io.masif.master.tls;

import java.time.Instant;

/**
 * How things stand with what the master trusts; published after every look at the files.
 *
 * @param certificateExpires when our own certificate, or one of its chain, does
 * @param listFrom when the oldest list of revoked certificates in force was made; null if there is none
 * @param listUntil when the first of them expires, or expired; null if none says
 * @param revoked how many certificates are revoked
 * @param troubles how many things are wrong with the files now
 */
public record TrustState(Instant certificateExpires, Instant listFrom, Instant listUntil, int revoked, int troubles) {
    /** Where it is published. */
    public static final String ADDRESS = "master.tls.state";

    static TrustState of(Trust trust, int troubles) {
        return new TrustState(
                trust.identity().expires(),
                trust.revocations().lists().stream()
                        .map(RevocationList::from)
                        .min(Instant::compareTo)
                        .orElse(null),
                trust.revocations().lists().stream()
                        .map(RevocationList::until)
                        .filter(until -> until != null)
                        .min(Instant::compareTo)
                        .orElse(null),
                trust.revocations().count(),
                troubles);
    }
}
