package io.masif.ui.decision;

import io.masif.domain.Digest;

/**
 * Identifies a repeated request.
 *
 * @param operator the number of the operator, whose name may change; the keys of different operators are different keys
 * @param key the key that the client chose
 * @param bodyDigest the digest of the whole request
 */
public record RequestKey(long operator, String key, Digest bodyDigest) {
    /** The digest under which the request is stored. */
    public Digest digest() {
        return Digest.ofText(operator + "\0" + key);
    }

    /** The digest under which a request to revoke something is stored. */
    Digest revocationDigest() {
        return Digest.ofText(operator + "\0" + key + "\0revocation");
    }
}
