package io.masif.master.tls;

import io.masif.boot.TlsConfiguration;
import io.masif.boot.TlsEngine;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import java.nio.file.Path;

/** TLS in which both sides show a certificate. */
public final class MutualTls {
    private MutualTls() {}

    /**
     * Makes the server demand a certificate that one of our authorities signed.
     *
     * @param crl a list of revoked certificates; null if there is none
     */
    public static HttpServerOptions demand(HttpServerOptions options, TlsConfiguration tls, Path crl) {
        options.setSsl(true)
                .setSslEngineOptions(TlsEngine.best())
                .setKeyCertOptions(tls.identity())
                .setTrustOptions(tls.trust())
                .setClientAuth(ClientAuth.REQUIRED)
                .setEnabledSecureTransportProtocols(TlsEngine.PROTOCOLS);
        TlsEngine.SUITES.forEach(options::addEnabledCipherSuite);
        if (crl != null) {
            options.addCrlPath(crl.toString());
        }
        return options;
    }
}
