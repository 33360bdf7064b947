package io.masif.ui.login;

import io.masif.domain.Digest;

/**
 * An operator has logged out.
 *
 * @param session the digest of the session's token
 */
public record SessionEnded(Digest session) {
    /** Where it is published. */
    public static final String ADDRESS = "ui.session.ended";
}
