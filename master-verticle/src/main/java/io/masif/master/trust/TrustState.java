package io.masif.master.trust;

import io.masif.instance.ListRenewal;
import io.masif.master.trust.authority.RevocationList;
import java.time.Instant;

/**
 * The state of the trust, published after each check of the files.
 *
 * @param certificateExpiresAt when the first certificate of our chain expires
 * @param oldestListIssuedAt when the oldest revocation list in force was issued; null if there is none
 * @param firstListExpiresAt when the first of them expires, or has expired; null if none says so
 * @param firstListWarnAt from when on the first of them has to be replaced soon; null if none says so
 * @param revokedCount how many certificates are revoked
 * @param problemCount the number of problems with the files now
 */
public record TrustState(
        Instant certificateExpiresAt,
        Instant oldestListIssuedAt,
        Instant firstListExpiresAt,
        Instant firstListWarnAt,
        int revokedCount,
        int problemCount) {
    /** The event bus address of the state. */
    public static final String ADDRESS = "master.tls.state";

    /** When they have to be replaced; null if none says so. */
    public ListRenewal listRenewal() {
        return firstListExpiresAt == null ? null : new ListRenewal(firstListExpiresAt, firstListWarnAt);
    }

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
                trust.revocations().lists().stream()
                        .filter(list -> list.nextUpdate() != null)
                        .map(RevocationList::warnAt)
                        .min(Instant::compareTo)
                        .orElse(null),
                trust.revocations().revokedCount(),
                problemCount);
    }
}
