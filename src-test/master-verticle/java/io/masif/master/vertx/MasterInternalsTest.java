package io.masif.master.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.handler.ssl.OpenSslCertificateException;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.OpenSslSessionTicketKey;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.spi.tls.DefaultSslContextFactory;
import io.vertx.core.spi.tls.SslContextFactory;
import io.vertx.core.spi.transport.Transport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What an upgrade of Vert.x or Netty can change silently; the versions are checked by the test of {@code io.masif.vertx}. */
class MasterInternalsTest {
    private static final String WHAT_TO_DO = "this relies on classes that are not part of the API of Vert.x: follow "
            + "docs/decisions/0029-internal-classes-of-vertx.md, section \"At an upgrade\", then change this test";

    @Test
    void transportConfiguresEveryServer() {
        assertThat(NioTransport.class)
                .as("the default transport is another class; " + WHAT_TO_DO)
                .isAssignableTo(Transport.class);
        assertMember(
                "a transport configures servers in another way",
                () -> Transport.class.getMethod(
                        "configure", NetServerOptions.class, boolean.class, ServerBootstrap.class));
    }

    @Test
    void addressOfTheBalancersClientIsInTheExpectedAttribute() {
        assertThat(ConnectionBase.REMOTE_ADDRESS_OVERRIDE.name())
                .as("Vert.x keeps the address of the PROXY protocol elsewhere; " + WHAT_TO_DO)
                .isEqualTo(HandshakeWatch.PROXIED_ADDRESS);
    }

    @Test
    void contextOfTheEngineCanBeReplaced() {
        assertMember("engines make their contexts in another way", () -> assertThat(OpenSSLEngineOptions.class
                        .getMethod("sslContextFactory")
                        .getReturnType())
                .isEqualTo(SslContextFactory.class));
        assertMember(
                "the default factory of contexts has another constructor",
                () -> DefaultSslContextFactory.class.getConstructor(SslProvider.class, boolean.class));
        assertMember("the default factory makes other contexts", () -> assertThat(
                        DefaultSslContextFactory.class.getMethod("create").getReturnType())
                .isEqualTo(SslContext.class));
    }

    @Test
    void nettyHasTicketsAndAlerts() {
        assertMember(
                "Netty sets ticket keys in another way",
                () -> OpenSslSessionContext.class.getMethod("setTicketKeys", OpenSslSessionTicketKey[].class));
        assertMember(
                "Netty chooses alerts in another way",
                () -> OpenSslCertificateException.class.getConstructor(String.class, Throwable.class, int.class));
    }

    private static void assertMember(String change, ThrowingCallable lookup) {
        assertThatCode(lookup).as(change + "; " + WHAT_TO_DO).doesNotThrowAnyException();
    }
}
