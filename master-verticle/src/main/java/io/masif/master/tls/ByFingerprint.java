package io.masif.master.tls;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What was found out about chains of certificates, by the SHA-256 of their bytes: an agent that connects again has not
 * to be looked at again in all detail. Bounded by forgetting those that did not come since half of the room was last
 * filled. For all threads.
 */
final class ByFingerprint<T> {
    /** What an entry needs besides what was found out, about. */
    private static final int OVERHEAD = 300;

    private final long mostBytes;
    private final AtomicLong bytes = new AtomicLong();
    private volatile ConcurrentHashMap<ByteBuffer, Found<T>> young = new ConcurrentHashMap<>();
    private volatile ConcurrentHashMap<ByteBuffer, Found<T>> old = new ConcurrentHashMap<>();

    ByFingerprint(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    private record Found<T>(T what, int size) {}

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
        Found<T> found = young.get(fingerprint);
        if (found == null) {
            found = old.get(fingerprint);
            if (found != null) {
                put(fingerprint, found);
            }
        }
        return found == null ? null : found.what();
    }

    /** @param size in bytes, about */
    void put(ByteBuffer fingerprint, T what, int size) {
        put(fingerprint, new Found<>(what, size));
    }

    private void put(ByteBuffer fingerprint, Found<T> found) {
        young.put(fingerprint, found);
        if (bytes.addAndGet(found.size() + OVERHEAD) > mostBytes / 2) {
            bytes.set(0);
            old = young;
            young = new ConcurrentHashMap<>();
        }
    }
}
