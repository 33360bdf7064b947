package io.masif.master.tls;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.List;

/**
 * The SHA-256 of a whole chain of certificates, by which it is remembered what was found out about it: an agent that
 * connects again has not to be looked at again in all detail.
 */
public record ChainFingerprint(ByteBuffer sha256) {
    /** What an entry that is remembered by it needs besides what was found out, in bytes, about. */
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
