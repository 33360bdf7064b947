package io.masif.ui.session;

import io.masif.domain.Digest;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * How long a client stays authenticated by the credentials of one request. An answer that lasts longer than a moment ends
 * with it.
 */
public final class SessionLease {
    private final Digest sessionDigest;
    private final Instant expiresAt;
    private final Supplier<Future<Boolean>> check;

    /**
     * @param sessionDigest the digest of the session's token; null if there is no session
     * @param check asks whether the credentials are still valid; fails if that is unknown
     */
    SessionLease(Digest sessionDigest, Instant expiresAt, Supplier<Future<Boolean>> check) {
        this.sessionDigest = sessionDigest;
        this.expiresAt = expiresAt;
        this.check = check;
    }

    /** The digest of the session's token; null if there is no session. */
    Digest sessionDigest() {
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
        return check.get();
    }
}
