package io.masif.ui.decision;

import io.masif.domain.Digest;

/**
 * Identifies a repeated request.
 *
 * @param author the operator; the keys of different operators are different keys
 * @param key the key that the client chose
 * @param bodyDigest the digest of the whole request
 */
public record RequestKey(String author, String key, Digest bodyDigest) {
    /** The digest under which the request is stored. */
    Digest digest() {
        return Digest.ofText(author + "\0" + key);
    }

    /** The digest under which a request to revoke something is stored. */
    Digest revocationDigest() {
        return Digest.ofText(author + "\0" + key + "\0revocation");
    }
}
