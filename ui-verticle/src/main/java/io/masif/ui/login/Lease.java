package io.masif.ui.login;

import io.masif.domain.Digest;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * How long a client stays logged in by what it has shown with a request. What is answered for longer than a moment ends
 * with it.
 *
 * @param session the digest of the session's token; null if there is no session
 * @param until when it ends at the latest
 * @param check whether it still holds; fails where that is unknown
 */
public record Lease(Digest session, Instant until, Supplier<Future<Boolean>> check) {}
