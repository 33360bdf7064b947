package io.masif.ui.session;

import io.masif.domain.Digest;

/**
 * An operator has logged out.
 *
 * @param sessionDigest the digest of the session's token
 */
public record SessionEnded(Digest sessionDigest) {
    /** Where it is published. */
    public static final String ADDRESS = "ui.session.ended";
}
