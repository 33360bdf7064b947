package io.masif.ui.tls;

import io.masif.boot.tls.TlsIdentity;
import io.masif.boot.tls.openssl.TlsEngine;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.ServerSSLOptions;

/** TLS 1.2 and 1.3 with a certificate; clients choose HTTP/2 or HTTP/1.1 by ALPN. */
public final class HttpsServer {
    /** The event bus address that renews the server with a {@link TlsIdentity}; replied to when it is in force. */
    static final String RENEW = "ui.tls.renew";

    private HttpsServer() {}

    /** Makes a server speak HTTPS. */
    public static void enable(HttpServerOptions options, TlsIdentity identity) {
        options.setSsl(true).setUseAlpn(true).setSslEngineOptions(TlsEngine.createOptions());
        configure(options.getSslOptions(), identity);
    }

    /** Lets a server be renewed. The instances of one port share their certificate: one of them renews it for all. */
    public static void acceptRenewals(Vertx vertx, HttpServer server) {
        vertx.eventBus().<TlsIdentity>localConsumer(RENEW, message -> renew(server, message));
    }

    private static void renew(HttpServer server, Message<TlsIdentity> message) {
        ServerSSLOptions options = new ServerSSLOptions();
        configure(options, message.body());
        server.updateSSLOptions(options, true)
                .onSuccess(done -> message.reply(null))
                .onFailure(e -> message.fail(0, e.getMessage()));
    }

    private static void configure(SSLOptions options, TlsIdentity identity) {
        options.setKeyCertOptions(identity.toOptions())
                .setUseAlpn(true)
                .setEnabledSecureTransportProtocols(TlsEngine.PROTOCOLS);
        TlsEngine.CIPHER_SUITES.forEach(options::addEnabledCipherSuite);
    }
}
