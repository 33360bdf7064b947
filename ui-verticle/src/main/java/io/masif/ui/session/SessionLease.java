package io.masif.ui.session;

import io.masif.domain.Digest;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * How long a client stays logged in by what it has shown with a request. What is answered for longer than a moment ends
 * with it.
 *
 * @param sessionDigest the digest of the session's token; null if there is no session
 * @param expiresAt when it ends at the latest
 * @param check whether it still holds; fails where that is unknown
 */
public record SessionLease(Digest sessionDigest, Instant expiresAt, Supplier<Future<Boolean>> check) {}
