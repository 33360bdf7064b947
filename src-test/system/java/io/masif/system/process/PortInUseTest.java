package io.masif.system.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.rig.process.BlockedThreads;
import io.masif.rig.process.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A part whose port or socket another program has does not start, and says so in one line. No part needs a database here. */
class PortInUseTest {
    @TempDir
    Path folder;

    private ServerSocket other;
    private String address;
    private UnconnectedParts parts;

    @BeforeEach
    void listen() throws IOException {
        other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        address = "127.0.0.1:" + other.getLocalPort();
        parts = new UnconnectedParts(folder);
    }

    @AfterEach
    void close() throws IOException {
        other.close();
    }

    @Test
    void master() {
        assertFailsWith(parts.master(address, "127.0.0.1:0"), "api.listen: " + address + " is in use");
    }

    @Test
    void masterManagement() {
        assertFailsWith(parts.master("127.0.0.1:0", address), "management.listen: " + address + " is in use");
    }

    @Test
    void ui() {
        assertFailsWith(parts.ui(address, "127.0.0.1:0"), "web.listen: " + address + " is in use");
    }

    @Test
    void uiManagement() {
        assertFailsWith(parts.ui("127.0.0.1:0", address), "management.listen: " + address + " is in use");
    }

    @Test
    void agent() {
        Path socket = folder.resolve("agent.sock");
        Service first = parts.agent("first", socket).start();
        try {
            first.awaitLog("listening locally");
            assertFailsWith(
                    parts.agent("second", socket), "an agent is running on this host already: it listens on " + socket);
        } finally {
            first.terminate();
        }
    }

    private static void assertFailsWith(Service service, String sentence) {
        service.start();
        try {
            assertThatThrownBy(() -> service.awaitLog("this is never logged"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(" ended with 1: ")
                    .hasMessageContaining(sentence)
                    .hasMessageContaining("its log is ");
            assertThat(service.log().lines().filter(line -> line.contains(" ERROR ")))
                    .hasSize(1);
            assertThat(BlockedThreads.removeFrom(service.log()))
                    .doesNotContain("\tat ")
                    .doesNotContain("Exception");
        } finally {
            service.terminate();
        }
    }
}
