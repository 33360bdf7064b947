package io.masif.ui.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.EventStreamReader;
import io.masif.ui.bed.RunningUi;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slow, dead and greedy clients are limited. */
class ConnectionLimitsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final String GET = "GET /login HTTP/1.1\r\nHost: m\r\n";

    private RunningUi ui;
    private final List<Socket> sockets = new ArrayList<>();

    @BeforeEach
    void start() {
        ui = RunningUi.start();
        ui.restart(new WebLimits(Duration.ofSeconds(1), Duration.ofSeconds(2), 40));
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        ui.close();
    }

    @Test
    void anIdleConnectionIsClosed() throws IOException {
        assertThat(readToTheEnd(connect())).isEmpty();
        assertThat(readToTheEnd(send(connect(), GET + "\r\n"))).startsWith("HTTP/1.1 200");
        assertThat(readToTheEnd(send(connect(), GET))).isEmpty();
    }

    @Test
    void slowHeadersCloseTheConnection() throws IOException {
        Socket slow = send(connect(), GET);
        Await.until("closed", TIMEOUT, () -> !trySend(slow, "X: y\r\n"));
    }

    @Test
    void aSlowBodyClosesTheConnection() throws IOException {
        Socket slow = send(connect(), "POST /login HTTP/1.1\r\nHost: m\r\nContent-Length: 10000\r\n\r\n");
        Await.until("closed", TIMEOUT, () -> !trySend(slow, "x"));
    }

    @Test
    void oneClientGetsOnlyItsShareOfTheConnections() throws IOException {
        // none is closed before all are counted
        ui.restart(new WebLimits(Duration.ofSeconds(90), Duration.ofSeconds(90), 40));
        for (int i = 0; i < 10; i++) {
            connect();
        }
        Await.until("open ones", TIMEOUT, () -> metric("masif_connections") == 10);
        assertThat(readToTheEnd(connect())).isEmpty();
        assertThat(metric("masif_connections_refused_total")).isEqualTo(1);
        for (Socket socket : sockets) {
            socket.close();
        }
        Await.until("room again", TIMEOUT, () -> metric("masif_connections") == 0);
        assertThat(ui.browser().get("/login").statusCode()).isEqualTo(200);
    }

    @Test
    void anEventStreamStaysOpenBeyondTheIdleTimeout() throws IOException {
        Browser program = ui.browser().withBearerToken(RunningUi.TOKEN);
        Await.until("ready", TIMEOUT, () -> program.get("/api/v1/hosts").statusCode() == 200);
        try (EventStreamReader events = program.openEvents(null)) {
            events.awaitLine("event: snapshot");
            assertThat(readToTheEnd(connect())).isEmpty();
            assertThat(readToTheEnd(connect())).isEmpty();
            events.awaitLine(":");
            assertThat(events.isEnded()).isFalse();
        }
    }

    @Test
    void aRequestWithTwoLengthsIsRefused() throws IOException {
        String both = "POST /login HTTP/1.1\r\nHost: m\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n";
        assertThat(readToTheEnd(send(connect(), both + "0\r\n\r\n" + GET + "\r\n")))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("HTTP/1.1 200");
    }

    private double metric(String name) {
        return new Probe(ui.managementPort()).metric(name);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), ui.port());
        socket.setSoTimeout((int) TIMEOUT.toMillis());
        sockets.add(socket);
        return socket;
    }

    private static Socket send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static boolean trySend(Socket socket, String text) {
        try {
            send(socket, text);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private static String readToTheEnd(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                text.append((char) next);
            }
        } catch (SocketException reset) {
            return text.toString();
        }
        return text.toString();
    }
}
