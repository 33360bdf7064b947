package io.masif.master.vertx;

import io.masif.boot.tls.openssl.TlsEngine;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.OpenSslSessionTicketKey;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.SSLEngineOptions;
import io.vertx.core.spi.tls.DefaultSslContextFactory;
import io.vertx.core.spi.tls.SslContextFactory;
import java.security.SecureRandom;
import javax.net.ssl.SSLException;

/**
 * BoringSSL with session tickets, which Netty disables by default: without them, TLS 1.3 resumes no session. Every context
 * has ticket keys of its own, which never leave this process, so that renewing the server ends all sessions.
 */
public final class ResumingEngine extends OpenSSLEngineOptions {
    private static final int SESSION_SECONDS = 3600;
    /** For the few clients that do not support tickets. */
    private static final int MAX_SESSIONS = 1000;

    private static final SecureRandom RANDOM = new SecureRandom();

    private ResumingEngine() {}

    /** BoringSSL if it is available; otherwise the JDK's engine, which resumes sessions by itself. */
    public static SSLEngineOptions best() {
        return isAvailable() ? new ResumingEngine() : TlsEngine.createOptions();
    }

    @Override
    public OpenSSLEngineOptions copy() {
        return new ResumingEngine();
    }

    @Override
    public SslContextFactory sslContextFactory() {
        return new DefaultSslContextFactory(SslProvider.OPENSSL, true) {
            @Override
            public SslContext create() throws SSLException {
                SslContext context = super.create();
                if (context.sessionContext() instanceof OpenSslSessionContext sessions) {
                    sessions.setSessionTimeout(SESSION_SECONDS);
                    sessions.setSessionCacheSize(MAX_SESSIONS);
                    sessions.setTicketKeys(new OpenSslSessionTicketKey(
                            random(OpenSslSessionTicketKey.NAME_SIZE),
                            random(OpenSslSessionTicketKey.HMAC_KEY_SIZE),
                            random(OpenSslSessionTicketKey.AES_KEY_SIZE)));
                }
                return context;
            }
        };
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
