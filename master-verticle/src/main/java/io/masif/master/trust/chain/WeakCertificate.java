package io.masif.master.trust.chain;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAKey;
import java.security.interfaces.RSAKey;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Detects certificates that can be forged: those with a short key, or a signature over SHA-1. */
final class WeakCertificate {
    private static final int MIN_BITS = 2048;
    private static final String PSS = "1.2.840.113549.1.1.10";
    /** RSA (PKCS#1, OIW), DSA (X9.57, OIW) and ECDSA, each with SHA-1. */
    private static final Set<String> SHA1 =
            Set.of("1.2.840.113549.1.1.5", "1.3.14.3.2.29", "1.2.840.10040.4.3", "1.3.14.3.2.27", "1.2.840.10045.4.1");

    private WeakCertificate() {}

    /** What is weak in a chain; of a root only the key is checked. */
    static Optional<String> findWeakness(List<X509Certificate> chain) {
        return chain.stream().flatMap(each -> weaknessOf(each).stream()).findFirst();
    }

    private static Optional<String> weaknessOf(X509Certificate certificate) {
        int bits = keyBits(certificate.getPublicKey());
        if (bits < MIN_BITS) {
            return Optional.of("its key has " + bits + " bits, at least " + MIN_BITS + " are necessary");
        }
        boolean isRoot = certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
        return !isRoot && isSignedWithSha1(certificate)
                ? Optional.of("it is signed with SHA-1, SHA-256 is necessary")
                : Optional.empty();
    }

    /** The length of keys of kinds that may be too short. */
    private static int keyBits(PublicKey key) {
        if (key instanceof RSAKey rsa) {
            return rsa.getModulus().bitLength();
        }
        return key instanceof DSAKey dsa && dsa.getParams() != null
                ? dsa.getParams().getP().bitLength()
                : Integer.MAX_VALUE;
    }

    private static boolean isSignedWithSha1(X509Certificate certificate) {
        String algorithm = certificate.getSigAlgOID();
        return SHA1.contains(algorithm)
                || (algorithm.equals(PSS) && pssDigest(certificate).equals("SHA-1"));
    }

    /** The hash of a signature by RSASSA-PSS, from its parameters; SHA-1 if there are none. */
    private static String pssDigest(X509Certificate certificate) {
        try {
            byte[] encoded = certificate.getSigAlgParams();
            if (encoded == null) {
                return "SHA-1";
            }
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
            parameters.init(encoded);
            return parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
        } catch (GeneralSecurityException | IOException e) {
            return "SHA-1";
        }
    }
}
