package io.masif.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.report.TlsServer;
import io.masif.rig.Archive;
import io.masif.rig.Await;
import io.masif.rig.DebPackage;
import io.masif.rig.Pki;
import io.masif.rig.Ports;
import io.masif.rig.Sandbox;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
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
    private Archive archive;
    private Sandbox sandbox;
    private Pki pki;

    @BeforeEach
    void aHost() {
        archive = Archive.debian(folder.resolve("archive")).add(DebPackage.of("foo", "1.0"));
        sandbox = Sandbox.in(folder.resolve("host"), archive).update().install("foo=1.0");
        pki = Pki.in(folder.resolve("pki"));
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void everyChangeIsLoggedOnceAndThenItReports() throws IOException {
        int port = Ports.free();
        try (AgentProcess agent = start("127.0.0.1:" + port, "check: 600, report: 1")) {
            until("the first sentence", () -> agent.lines("nobody listens at 127.0.0.1:" + port) == 1);
            TlsServer master = new TlsServer(vertx, pki.server("master"))
                    .answering("503 Service Unavailable", "Retry-After: 1\r\n", "{\"error\":\"no database\"}")
                    .listen(port);
            until("three attempts", () -> master.requests.get() >= 3);
            assertThat(agent.lines(NOT_ACKNOWLEDGED)).isEqualTo(2);
            assertThat(agent.lines("the master answered 503")).isEqualTo(1);
            master.answering("200 OK", "", "{\"approved\":[],\"next\":1}");
            until("back", () -> agent.lines("the master is reached again") == 1);
            int before = master.requests.get();
            until("more reports", () -> master.requests.get() >= before + 2);
            assertThat(agent.lines(NOT_ACKNOWLEDGED)).isEqualTo(2);
            master.answering(socket -> socket.close());
            until("away again", () -> agent.lines("the master closed the connection") == 1);
            assertThat(agent.lines(" ERROR ")).isZero();
        }
    }

    @Test
    void theHostIsLookedAtThoughNoReportIsDueForLong() throws IOException {
        try (AgentProcess agent = start("masif.invalid:8150", "check: 1, report: 600")) {
            until("the first sentence", () -> agent.lines("the name masif.invalid is not known (DNS)") == 1);
            archive.add(DebPackage.of("foo", "1.1"));
            sandbox.update();
            until("the new plan", () -> agent.lines("the plan changed actions=1") == 1);
            assertThat(agent.lines(NOT_ACKNOWLEDGED)).isEqualTo(1);
        }
    }

    private AgentProcess start(String master, String intervals) throws IOException {
        return AgentProcess.start(folder, sandbox, pki.client("host"), master, intervals);
    }

    private static void until(String what, BooleanSupplier condition) {
        Await.until(what, PlayedHost.PATIENCE, condition);
    }
}
