package io.masif.cli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.cli.config.Server;
import io.masif.cli.failure.CommandFailure;
import io.masif.cli.failure.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stream of events over a connection that may be lost. */
class EventReaderTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private ServerSocket listening;
    private Socket client;
    private Socket server;

    @BeforeEach
    void connect() throws IOException {
        listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        client = new Socket(listening.getInetAddress(), listening.getLocalPort());
        server = listening.accept();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
        listening.close();
    }

    private EventReader open(Duration silenceLimit) throws IOException {
        URI url = URI.create("http://127.0.0.1:" + listening.getLocalPort());
        return EventReader.open(new Server("here", url, null, null), client.getInputStream(), silenceLimit);
    }

    private void send(String text) throws IOException {
        server.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void eventsAreAwaitedUntilTheStreamEnds() throws IOException {
        send("retry: 1000\n\nid: 1\nevent: snapshot\ndata: {}\n\n:\n\nid: 2\nevent: change\ndata: {}\n\n:\n\n");
        try (EventReader events = open(LONG)) {
            assertThat(events.awaitEvent()).isTrue();
            assertThat(events.awaitEvent()).isTrue();
            server.close();
            assertThat(events.awaitEvent()).isFalse();
        }
    }

    @Test
    void aServerThatIsSilentForTooLongIsNotAwaited() throws IOException {
        send("id: 1\nevent: snapshot\ndata: {}\n\n:\n\n");
        try (EventReader events = open(Duration.ofSeconds(2))) {
            assertThat(events.awaitEvent()).isTrue();
            assertThatThrownBy(events::awaitEvent)
                    .isInstanceOfSatisfying(CommandFailure.class, failure -> assertThat(failure.code())
                            .isEqualTo(ExitCode.UNAVAILABLE))
                    .hasMessageContaining(client.getPort() + " is silent");
        }
    }
}
