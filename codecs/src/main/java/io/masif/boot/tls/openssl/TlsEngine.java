package io.masif.boot.tls.openssl;

import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.SSLEngineOptions;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The TLS engine, protocols and cipher suites of all processes: BoringSSL if available, and the suites that agents support. */
public final class TlsEngine {
    /** TLS 1.2 with ECDHE and AES-GCM or ChaCha20 only, and the three suites of TLS 1.3. */
    public static final List<String> CIPHER_SUITES = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    public static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");

    private static final Logger LOG = LoggerFactory.getLogger(TlsEngine.class);

    private TlsEngine() {}

    /** BoringSSL by Netty tcnative; or the JDK's engine, with a warning, if tcnative does not support this machine. */
    public static SSLEngineOptions createOptions() {
        if (OpenSSLEngineOptions.isAvailable()) {
            return new OpenSSLEngineOptions();
        }
        LOG.warn(
                "TLS by the JDK, which costs several times the CPU: no tcnative for this machine arch={}",
                System.getProperty("os.arch"));
        return new JdkSSLEngineOptions();
    }
}
