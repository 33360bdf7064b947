package io.masif.master.tls;

import com.github.benmanes.caffeine.cache.Cache;
import io.masif.master.memory.Caches;
import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * The facts about a client's chain of certificates that are kept while its connection is open. The certificates themselves
 * are several kilobytes each, and there are tens of thousands of connections.
 *
 * @param subject of the client's certificate
 * @param keys of the client's certificate and of the ones after it
 * @param expiresAt when the first of them expires
 */
public record PeerChain(X500Principal subject, List<CertificateKey> keys, Instant expiresAt) {
    /** Some ten thousand chains of usual certificates. */
    private static final long MAX_BYTES = 32L * 1024 * 1024;
    /** About how many bytes a byte of a name needs when it is parsed. */
    private static final int PARSED_FACTOR = 8;

    private static final Cache<ChainFingerprint, PeerChain> CACHE =
            Caches.ofBytes(MAX_BYTES, (chain, peer) -> ChainFingerprint.ENTRY_OVERHEAD_BYTES + peer.estimatedBytes());

    public PeerChain {
        keys = List.copyOf(keys);
    }

    /**
     * Parses copies of the certificates, because those of the TLS session would keep the parsed form in memory. To be called
     * only for valid chains: the result is cached.
     *
     * @param fingerprint of the certificates; a chain has it computed once, since that costs more than all else here
     * @throws CertificateException if they cannot be parsed
     */
    public static PeerChain of(ChainFingerprint fingerprint, List<? extends Certificate> certificates)
            throws CertificateException {
        PeerChain cached = CACHE.getIfPresent(fingerprint);
        if (cached == null) {
            cached = parse(certificates);
            CACHE.put(fingerprint, cached);
        }
        return cached;
    }

    private int estimatedBytes() {
        int names = subject.getEncoded().length;
        for (CertificateKey key : keys) {
            names += key.issuer().getEncoded().length + key.serial().bitLength() / Byte.SIZE;
        }
        return PARSED_FACTOR * names;
    }

    private static PeerChain parse(List<? extends Certificate> certificates) throws CertificateException {
        List<CertificateKey> keys = new ArrayList<>();
        Instant expires = Instant.MAX;
        X500Principal subject = null;
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        for (Certificate each : certificates) {
            X509Certificate parsed =
                    (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(each.getEncoded()));
            subject = subject == null ? parsed.getSubjectX500Principal() : subject;
            keys.add(CertificateKey.of(parsed));
            Instant until = parsed.getNotAfter().toInstant();
            expires = until.isBefore(expires) ? until : expires;
        }
        return new PeerChain(subject, keys, expires);
    }
}
