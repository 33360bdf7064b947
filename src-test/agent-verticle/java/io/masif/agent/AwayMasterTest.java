package io.masif.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.report.TlsServer;
import io.masif.rig.DebPackage;
import io.masif.rig.Ports;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent as a process of its own, whose master is away, comes back, and is away again. */
class AwayMasterTest {
    private static final String NOT_ACKNOWLEDGED = "the report was not acknowledged";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private PlayedHost host;
    private KillableAgent agent;

    @BeforeEach
    void aHost() {
        host = new PlayedHost(vertx, folder);
        host.archive.add(DebPackage.of("foo", "1.0"));
        host.sandbox.update().install("foo=1.0");
        agent = new KillableAgent(host);
    }

    @AfterEach
    void close() {
        agent.end();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void everyChangeIsLoggedOnceAndThenItReports() {
        int port = Ports.free();
        host.masterPort = port;
        agent.start();
        host.until("the first sentence", () -> agent.lines("nobody listens at 127.0.0.1:" + port) == 1);
        TlsServer master = new TlsServer(vertx, host.pki.server("master"))
                .answering("503 Service Unavailable", "Retry-After: 1\r\n", "{\"error\":\"no database\"}")
                .listen(port);
        host.until("three attempts", () -> master.requests.get() >= 3);
        assertThat(agent.lines(NOT_ACKNOWLEDGED)).isEqualTo(2);
        assertThat(agent.lines("the master answered 503")).isEqualTo(1);
        master.answering("200 OK", "", "{\"approved\":[],\"next\":1}");
        host.until("back", () -> agent.lines("the master is reached again") == 1);
        int before = master.requests.get();
        host.until("more reports", () -> master.requests.get() >= before + 2);
        assertThat(agent.lines(NOT_ACKNOWLEDGED)).isEqualTo(2);
        master.answering(socket -> socket.close());
        host.until("away again", () -> agent.lines("the master closed the connection") == 1);
        assertThat(agent.lines(" ERROR ")).isZero();
    }

    @Test
    void theHostIsLookedAtThoughNoReportIsDueForLong() {
        host.masterHost = "masif.invalid";
        host.check = Duration.ofSeconds(1);
        host.report = Duration.ofMinutes(10);
        agent.start();
        host.until("the first sentence", () -> agent.lines("the name masif.invalid is not known (DNS)") == 1);
        host.archive.add(DebPackage.of("foo", "1.1"));
        host.sandbox.update();
        host.until("the new plan", () -> agent.lines("the plan changed actions=1") == 1);
        assertThat(agent.lines(NOT_ACKNOWLEDGED)).isEqualTo(1);
    }
}
