package io.masif.boot.tls.openssl;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The keys that both the native library and the JDK accept, so that it does not matter which of them verifies. The library
 * has more curves than the JDK, and the JDK accepts larger exponents of RSA.
 */
final class NativeKeys {
    private static final int LARGEST_EXPONENT_BITS = 32;
    private static final List<ECParameterSpec> CURVES = Stream.of("secp256r1", "secp384r1", "secp521r1")
            .map(NativeKeys::curve)
            .toList();

    private NativeKeys() {}

    /** Whether these certificates all have such a key. */
    static boolean accept(Collection<X509Certificate> certificates) {
        return certificates.stream().map(X509Certificate::getPublicKey).allMatch(NativeKeys::accept);
    }

    /** RSA, but no RSASSA-PSS, or EC on a curve of NIST. */
    static boolean accept(Key key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getAlgorithm().equals("RSA") && rsa.getPublicExponent().bitLength() <= LARGEST_EXPONENT_BITS;
        }
        return key instanceof ECPublicKey ec && CURVES.stream().anyMatch(curve -> isSame(curve, ec.getParams()));
    }

    private static boolean isSame(ECParameterSpec one, ECParameterSpec other) {
        return other != null
                && one.getCurve().equals(other.getCurve())
                && one.getGenerator().equals(other.getGenerator())
                && one.getOrder().equals(other.getOrder())
                && one.getCofactor() == other.getCofactor();
    }

    private static ECParameterSpec curve(String name) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(name));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
