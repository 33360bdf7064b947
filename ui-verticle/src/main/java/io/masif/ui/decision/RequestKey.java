package io.masif.ui.decision;

import io.masif.domain.Digest;

/**
 * By which a repeated request is recognised.
 *
 * @param author the operator; the keys of different operators are different keys
 * @param key as the client chose it
 * @param bodyDigest the digest of the whole request
 */
public record RequestKey(String author, String key, Digest bodyDigest) {
    /** The digest under which the request is stored. */
    Digest digest() {
        return Digest.ofText(author + "\0" + key);
    }
}
