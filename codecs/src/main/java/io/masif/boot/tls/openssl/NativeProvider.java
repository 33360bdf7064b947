package io.masif.boot.tls.openssl;

import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.List;
import java.util.Map;

/**
 * A subset of another provider: the verification of certificates' signatures, with keys that {@link NativeKeys} accepts. The
 * JDK asks all providers whether they support a key, and would otherwise use the library for keys that it rejects itself.
 */
final class NativeProvider extends Provider {
    static final String NAME = "MasifSignatures";

    /** The object identifiers by the JDK's names: RFC 4055 and RFC 5758. */
    static final Map<String, String> ALGORITHMS = Map.of(
            "SHA256withRSA", "1.2.840.113549.1.1.11",
            "SHA384withRSA", "1.2.840.113549.1.1.12",
            "SHA512withRSA", "1.2.840.113549.1.1.13",
            "SHA256withECDSA", "1.2.840.10045.4.3.2",
            "SHA384withECDSA", "1.2.840.10045.4.3.3",
            "SHA512withECDSA", "1.2.840.10045.4.3.4");

    private static final long serialVersionUID = 1L;

    NativeProvider(Provider library) {
        super(NAME, "1", "verifies signatures of certificates by " + library.getName());
        ALGORITHMS.forEach((name, oid) -> putService(new Signatures(this, library, name, oid)));
    }

    private static final class Signatures extends Service {
        private final Provider library;

        Signatures(NativeProvider provider, Provider library, String algorithm, String oid) {
            super(provider, "Signature", algorithm, NativeProvider.class.getName(), List.of(oid), Map.of());
            this.library = library;
        }

        @Override
        public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
            return library.getService("Signature", getAlgorithm()).newInstance(parameter);
        }

        @Override
        public boolean supportsParameter(Object parameter) {
            return parameter instanceof Key key && NativeKeys.accept(key);
        }
    }
}
