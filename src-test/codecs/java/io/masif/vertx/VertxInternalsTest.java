package io.masif.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectDecoder;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.Version;
import io.vertx.core.Completable;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.internal.VertxWrapper;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.spi.metrics.PoolMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.internal.Connection;
import io.vertx.sqlclient.internal.SqlConnectionInternal;
import io.vertx.sqlclient.internal.command.CommandBase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What an upgrade of Vert.x or Netty can change silently. */
class VertxInternalsTest {
    private static final String WHAT_TO_DO = "this relies on classes that are not part of the API of Vert.x: follow "
            + "docs/decisions/0029-internal-classes-of-vertx.md, section \"At an upgrade\", then change this test";

    @Test
    void versionsAreThoseThatWereChecked() throws IOException {
        try (InputStream version =
                VertxMetrics.class.getClassLoader().getResourceAsStream("META-INF/vertx/vertx-version.txt")) {
            assertThat(new String(version.readAllBytes(), StandardCharsets.UTF_8).trim())
                    .as("Vert.x is another version; " + WHAT_TO_DO)
                    .isEqualTo("5.0.10");
        }
        assertThat(Version.identify().get("netty-codec-http").artifactVersion())
                .as("Netty is another version; " + WHAT_TO_DO)
                .isEqualTo("4.2.12.Final");
    }

    @Test
    void requestDecoderCanBeReplaced() {
        assertThat(VertxHttpRequestDecoder.class.getSuperclass())
                .as("the request decoder of Vert.x extends another class; " + WHAT_TO_DO)
                .isEqualTo(HttpRequestDecoder.class);
        assertMember(
                "the request decoder has another constructor",
                () -> VertxHttpRequestDecoder.class.getConstructor(HttpServerOptions.class));
        assertMember(
                "Netty has another hook for two lengths of one body",
                () -> HttpObjectDecoder.class.getDeclaredMethod(
                        "handleTransferEncodingChunkedWithContentLength", HttpMessage.class));
        assertMember("a connection does not give access to its pipeline", () -> assertThat(HttpServerConnection.class
                        .getMethod("channelHandlerContext")
                        .getReturnType())
                .isEqualTo(ChannelHandlerContext.class));
    }

    @Test
    void poolsAreCounted() {
        assertMember("pools ask for their metrics in another way", () -> assertThat(VertxMetrics.class
                        .getMethod("createPoolMetrics", String.class, String.class, int.class)
                        .getReturnType())
                .isEqualTo(PoolMetrics.class));
        for (String event : new String[] {"enqueue", "begin"}) {
            assertMember("pools report other events", () -> PoolMetrics.class.getMethod(event));
        }
        for (String event : new String[] {"dequeue", "end"}) {
            assertMember("pools report other events", () -> PoolMetrics.class.getMethod(event, Object.class));
        }
    }

    @Test
    void socketsOfConnectionsAreAccessible() {
        assertMember("a connection of a pool does not give access to the one that it stands for", () -> assertThat(
                        SqlConnectionInternal.class.getMethod("unwrap").getReturnType())
                .isEqualTo(Connection.class));
        assertMember(
                "a connection to the database does not give access to its socket",
                () -> SocketConnectionBase.class.getMethod("socket"));
    }

    @Test
    void connectionsAreWatchedFromTheirBeginning() {
        assertMember(
                "the pool's Vert.x cannot be wrapped",
                () -> VertxWrapper.class.getMethod("createNetClient", NetClientOptions.class));
        assertMember("a socket does not give access to its pipeline", () -> assertThat(NetSocketInternal.class
                        .getMethod("channelHandlerContext")
                        .getReturnType())
                .isEqualTo(ChannelHandlerContext.class));
    }

    @Test
    void commandsSayWhoWaitsForTheAnswer() {
        assertMember("a command to the database does not say who waits for its answer", () -> assertThat(
                        CommandBase.class.getField("handler").getType())
                .isEqualTo(Completable.class));
    }

    private static void assertMember(String change, ThrowingCallable lookup) {
        assertThatCode(lookup).as(change + "; " + WHAT_TO_DO).doesNotThrowAnyException();
    }
}
