package io.masif.ui.session;

import io.masif.domain.Digest;
import io.vertx.core.Future;
import java.time.Instant;

/**
 * How long a client stays authenticated by the credentials of one request. An answer that lasts longer than a moment ends
 * with it.
 */
public final class SessionLease {
    private final Digest sessionDigest;
    private final Instant expiresAt;
    private final Check check;

    /**
     * @param sessionDigest the digest of the session's token; null if there is no session
     */
    SessionLease(Digest sessionDigest, Instant expiresAt, Check check) {
        this.sessionDigest = sessionDigest;
        this.expiresAt = expiresAt;
        this.check = check;
    }

    /** Asks whether the credentials are still valid; fails if that is unknown. */
    @FunctionalInterface
    interface Check {
        Future<Boolean> isValid();
    }

    /** The digest of the session's token; null if there is no session. */
    public Digest sessionDigest() {
        return sessionDigest;
    }

    /** Whether this is the lease of that session. */
    public boolean belongsTo(Digest digest) {
        return digest.equals(sessionDigest);
    }

    /** Whether its time is over. */
    public boolean isExpired(Instant now) {
        return now.isAfter(expiresAt);
    }

    /** Whether the credentials are still valid; fails if that is unknown. */
    public Future<Boolean> check() {
        return check.isValid();
    }
}
