package io.masif.ui.session;

import io.masif.domain.Digest;

/**
 * Published when an operator logs out.
 *
 * @param sessionDigest the digest of the session's token
 */
public record SessionEnded(Digest sessionDigest) {
    /** The address on the event bus. */
    public static final String ADDRESS = "ui.session.ended";
}
