package io.masif.master.tls;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.List;

/**
 * The SHA-256 of a whole chain of certificates: the key of caches, so that the chain of an agent that connects again is not
 * checked again in all detail.
 */
public record ChainFingerprint(ByteBuffer sha256) {
    /** About how many bytes a cache's entry needs besides its value. */
    public static final int ENTRY_OVERHEAD_BYTES = 300;

    public static ChainFingerprint of(List<? extends Certificate> chain) throws CertificateEncodingException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Certificate each : chain) {
                digest.update(each.getEncoded());
            }
            return new ChainFingerprint(ByteBuffer.wrap(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
