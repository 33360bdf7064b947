package io.masif.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.bed.HostCase;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Ports;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The agent as a process of its own, whose master is unavailable, available, and unavailable again. */
class UnavailableMasterTest extends HostCase {
    private static final String NOT_ACKNOWLEDGED = "the report was not acknowledged";

    @BeforeEach
    void aHost() {
        host.install(DebPackage.of("foo", "1.0"));
    }

    @Test
    void everyChangeIsLoggedOnceUntilAReportIsAcknowledged() {
        int port = Ports.free();
        host.masterPort = port;
        agent.start();
        host.await("the first sentence", () -> agent.countLines("nobody listens at 127.0.0.1:" + port) == 1);
        TlsServer master = new TlsServer(vertx, host.pki.server("master"))
                .answerWith("503 Service Unavailable", "Retry-After: 1\r\n", "{\"error\":\"no database\"}")
                .listen(port);
        host.await("three attempts", () -> master.requests.get() >= 3);
        assertThat(agent.countLines(NOT_ACKNOWLEDGED)).isEqualTo(2);
        assertThat(agent.countLines("the master answered 503")).isEqualTo(1);
        master.answerWith("200 OK", "", "{\"approved\":[],\"next\":1}");
        host.await("back", () -> agent.countLines("the master is reached again") == 1);
        int before = master.requests.get();
        host.await("more reports", () -> master.requests.get() >= before + 2);
        assertThat(agent.countLines(NOT_ACKNOWLEDGED)).isEqualTo(2);
        master.answerWith(socket -> socket.close());
        host.await("unavailable again", () -> agent.countLines("the master closed the connection") == 1);
        assertThat(agent.countLines(" ERROR ")).isZero();
    }

    @Test
    void theHostIsInspectedAlthoughNoReportIsDueForLong() {
        host.masterHost = "masif.invalid";
        host.checkInterval = Duration.ofSeconds(1);
        host.reportInterval = Duration.ofMinutes(10);
        agent.start();
        host.await("the first sentence", () -> agent.countLines("the name masif.invalid is not known (DNS)") == 1);
        host.offer(DebPackage.of("foo", "1.1"));
        host.await("the new plan", () -> agent.countLines("the plan changed actions=1") == 1);
        assertThat(agent.countLines(NOT_ACKNOWLEDGED)).isEqualTo(1);
    }
}
