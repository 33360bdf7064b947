package io.masif.boot.tls;

import io.netty.handler.ssl.OpenSslCachingX509KeyManagerFactory;
import io.netty.handler.ssl.util.KeyManagerFactoryWrapper;
import io.vertx.core.net.KeyCertOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * The certificate of a process and its key, read at once: a later change of the files cannot mix old and new.
 *
 * @param chain our certificate, followed by intermediate ones
 * @param key the private key of the first of them
 */
public record TlsIdentity(List<X509Certificate> chain, PrivateKey key) {
    private static final byte[] PROBE = "masif".getBytes(StandardCharsets.US_ASCII);

    public TlsIdentity {
        chain = List.copyOf(chain);
    }

    /** Reads both files. If they do not belong together, the failure's sentence is about the key. */
    public static TlsIdentity read(Path cert, Path key) throws TlsFileException {
        return of(CertificateFile.read(cert), cert, PrivateKeyFile.read(key), key);
    }

    static TlsIdentity of(List<X509Certificate> chain, Path cert, PrivateKey key, Path keyFile)
            throws TlsFileException {
        if (!isKeyPair(key, chain.get(0).getPublicKey())) {
            boolean isLater = chain.stream().anyMatch(each -> isKeyPair(key, each.getPublicKey()));
            throw new TlsFileException("names a key that does not belong to the first certificate in " + cert + ": "
                    + keyFile + (isLater ? "; put our own certificate first, then the intermediate ones" : ""));
        }
        return new TlsIdentity(chain, key);
    }

    /**
     * The same for Vert.x, without a key store in between, which costs 50,000 rounds of a hash, and without the text of the key,
     * which each handshake would parse again.
     */
    public KeyCertOptions toOptions() {
        return KeyCertOptions.wrap(new OpenSslCachingX509KeyManagerFactory(
                new KeyManagerFactoryWrapper(new IdentityKeyManager(chain, key))));
    }

    /** The earliest expiry of a certificate of the chain. */
    public Instant expiresAt() {
        return chain.stream()
                .map(each -> each.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return chain.get(0).getSubjectX500Principal().getName();
    }

    private static boolean isKeyPair(PrivateKey key, PublicKey other) {
        if (!key.getAlgorithm().equals(other.getAlgorithm())) {
            return false;
        }
        try {
            Signature signature =
                    Signature.getInstance(key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(other);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
