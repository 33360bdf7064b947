package io.masif.bench.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A certificate authority that signs the certificates of thousands of hosts in this process, in seconds. */
public final class Authority {
    private static final Pattern PEM = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END");
    /** 2.5.4.3 */
    private static final byte[] COMMON_NAME = HexFormat.of().parseHex("0603550403");
    /** 1.2.840.10045.4.3.2 */
    private static final byte[] ECDSA_WITH_SHA256 = HexFormat.of().parseHex("06082a8648ce3d040302");
    /** 1.2.840.113549.1.1.11, with the NULL that RSA's identifiers have */
    private static final byte[] SHA256_WITH_RSA = HexFormat.of().parseHex("06092a864886f70d01010b0500");

    private static final Duration VALID = Duration.ofDays(30);
    private static final BigInteger VERSION_3 = BigInteger.TWO;

    private final X509Certificate certificate;
    private final PrivateKey key;

    private Authority(X509Certificate certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    /** From PEM files; the key in PKCS#8, not encrypted, ECDSA or RSA. */
    public static Authority load(Path certificate, Path key) throws IOException, GeneralSecurityException {
        X509Certificate read = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificate)));
        Matcher pem = PEM.matcher(Files.readString(key));
        if (!pem.find()) {
            throw new IllegalArgumentException(key + " has no private key in PKCS#8 (BEGIN PRIVATE KEY);"
                    + " openssl pkcs8 -topk8 -nodes makes one of another form");
        }
        byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
        PrivateKey secret = KeyFactory.getInstance(read.getPublicKey().getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(encoded));
        return new Authority(read, secret);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** A certificate for a host of this name, which holds the private key to the public one given. */
    X509Certificate issue(String name, PublicKey holder) {
        try {
            boolean rsa = key.getAlgorithm().equals("RSA");
            byte[] algorithm = Der.sequence(rsa ? SHA256_WITH_RSA : ECDSA_WITH_SHA256);
            byte[] content = content(name, holder, algorithm);
            Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSA");
            signature.initSign(key);
            signature.update(content);
            byte[] whole = Der.sequence(content, algorithm, Der.bits(signature.sign()));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate for " + name + " cannot be made", e);
        }
    }

    private byte[] content(String name, PublicKey holder, byte[] algorithm) {
        Instant from = Instant.now().minus(Duration.ofHours(1));
        byte[] subject = Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.text(name))));
        return Der.sequence(
                Der.explicit(0, Der.integer(VERSION_3)),
                Der.integer(new BigInteger(1, name.getBytes(StandardCharsets.UTF_8))
                        .mod(BigInteger.ONE.shiftLeft(128))
                        .add(BigInteger.ONE)),
                algorithm,
                certificate.getSubjectX500Principal().getEncoded(),
                Der.sequence(Der.moment(from), Der.moment(from.plus(VALID))),
                subject,
                holder.getEncoded());
    }
}
