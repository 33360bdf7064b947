package io.masif.agent.client;

import io.masif.boot.tls.TlsConfiguration;
import io.masif.domain.Digest;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;

/**
 * The agent's certificate and key, and the authorities that it trusts, as the files had them at one moment.
 *
 * @param fingerprint of the content of the files
 * @param certificate the agent's own
 */
public record TlsMaterial(
        String fingerprint, X509Certificate certificate, KeyCertOptions identity, TrustOptions trust) {
    private static final byte[] PROBE = {1, 2, 3};

    /** What the files hold; equal as long as nothing in them changes, also while one cannot be read. Blocks. */
    static String fingerprint(TlsConfiguration tls) {
        Buffer all = Buffer.buffer();
        for (Path file : List.of(tls.cert(), tls.key(), tls.ca())) {
            try {
                all.appendString(Digest.ofBytes(Files.readAllBytes(file)).hex());
            } catch (IOException e) {
                all.appendString(e.toString());
            }
        }
        return all.toString();
    }

    /**
     * Reads the files. Blocks.
     *
     * @throws Exception which says why they cannot be used
     */
    static TlsMaterial read(Vertx vertx, TlsConfiguration tls, String masterCn) throws Exception {
        String fingerprint = fingerprint(tls);
        X509TrustManager pkix = Arrays.stream(
                        tls.trustOptions().getTrustManagerFactory(vertx).getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
        if (pkix.getAcceptedIssuers().length == 0) {
            throw new GeneralSecurityException("no certificate of an authority in " + tls.ca());
        }
        X509KeyManager keys = Arrays.stream(
                        tls.loadIdentity().getKeyManagerFactory(vertx).getKeyManagers())
                .filter(X509KeyManager.class::isInstance)
                .map(X509KeyManager.class::cast)
                .findFirst()
                .orElseThrow();
        X509Certificate certificate = readMatchingCertificate(keys, tls);
        if (!fingerprint.equals(fingerprint(tls))) {
            throw new IOException("the files changed while they were read");
        }
        return new TlsMaterial(
                fingerprint,
                certificate,
                KeyCertOptions.wrap(keys),
                TrustOptions.wrap(new MasterTrust(pkix, masterCn)));
    }

    /** Whether our certificate has expired. */
    public boolean isExpired(Instant now) {
        return now.isAfter(expiresAt());
    }

    /** Whether our certificate is not valid yet. */
    public boolean notYetValid(Instant now) {
        return now.isBefore(from());
    }

    /** When our certificate begins to be valid. */
    public Instant from() {
        return certificate.getNotBefore().toInstant();
    }

    /** When our certificate expires. */
    public Instant expiresAt() {
        return certificate.getNotAfter().toInstant();
    }

    /** Who signed our certificate. */
    public String issuer() {
        return certificate.getIssuerX500Principal().toString();
    }

    /** Our certificate, if the key belongs to it: while files are replaced, an old one may stand beside a new one. */
    private static X509Certificate readMatchingCertificate(X509KeyManager keys, TlsConfiguration tls)
            throws GeneralSecurityException {
        String alias = List.of("EC", "RSA").stream()
                .map(type -> keys.getClientAliases(type, null))
                .filter(Objects::nonNull)
                .flatMap(Arrays::stream)
                .findFirst()
                .orElseThrow(
                        () -> new GeneralSecurityException("no certificate with a key for EC or RSA in " + tls.cert()));
        X509Certificate certificate = keys.getCertificateChain(alias)[0];
        if (!isKeyOf(keys.getPrivateKey(alias), certificate)) {
            throw new GeneralSecurityException(
                    "the key in " + tls.key() + " is not that of the certificate in " + tls.cert());
        }
        return certificate;
    }

    private static boolean isKeyOf(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        if (!key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
            return false;
        }
        Signature signature =
                Signature.getInstance(key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
        signature.initSign(key);
        signature.update(PROBE);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(PROBE);
        return signature.verify(signed);
    }
}
