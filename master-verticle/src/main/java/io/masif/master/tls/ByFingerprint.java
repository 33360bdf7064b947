package io.masif.master.tls;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was found out about chains of certificates, by the SHA-256 of their bytes: an agent that connects again has not
 * to be looked at again in all detail. Bounded by forgetting those that did not come for long. For all threads.
 */
final class ByFingerprint<T> {
    private static final int MOST_YOUNG = 10_000;

    private volatile ConcurrentHashMap<ByteBuffer, T> young = new ConcurrentHashMap<>();
    private volatile ConcurrentHashMap<ByteBuffer, T> old = new ConcurrentHashMap<>();

    /** The fingerprint of a whole chain. */
    static ByteBuffer of(List<? extends Certificate> chain) throws CertificateEncodingException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Certificate each : chain) {
                digest.update(each.getEncoded());
            }
            return ByteBuffer.wrap(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Null if nothing is remembered. */
    T get(ByteBuffer fingerprint) {
        T found = young.get(fingerprint);
        if (found == null) {
            found = old.get(fingerprint);
            if (found != null) {
                put(fingerprint, found);
            }
        }
        return found;
    }

    void put(ByteBuffer fingerprint, T found) {
        if (young.size() >= MOST_YOUNG) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
        young.put(fingerprint, found);
    }
}
