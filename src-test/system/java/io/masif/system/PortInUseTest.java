package io.masif.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.rig.Folders;
import io.masif.rig.Pki;
import io.masif.rig.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A part whose port or socket another program has does not start, and says so in one line. No part needs a database here. */
class PortInUseTest {
    private static final int HEAP_MEGABYTES = 96;

    @TempDir
    Path folder;

    private ServerSocket other;
    private String address;
    private Pki pki;

    @BeforeEach
    void listen() throws IOException {
        other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        address = "127.0.0.1:" + other.getLocalPort();
        pki = Pki.in(folder.resolve("pki"));
    }

    @AfterEach
    void close() throws IOException {
        other.close();
    }

    @Test
    void master() {
        saysSo(master(address, "127.0.0.1:0"), "api.listen: " + address + " is in use");
    }

    @Test
    void masterManagement() {
        saysSo(master("127.0.0.1:0", address), "management.listen: " + address + " is in use");
    }

    @Test
    void ui() {
        saysSo(ui(address, "127.0.0.1:0"), "web.listen: " + address + " is in use");
    }

    @Test
    void uiManagement() {
        saysSo(ui("127.0.0.1:0", address), "management.listen: " + address + " is in use");
    }

    @Test
    void agent() {
        Path socket = folder.resolve("agent.sock");
        Service first = agent("first", socket).start();
        try {
            first.awaitLog("listening locally");
            saysSo(agent("second", socket), "an agent is running on this host already: it listens on " + socket);
        } finally {
            first.terminate();
        }
    }

    private static void saysSo(Service service, String sentence) {
        service.start();
        try {
            assertThatThrownBy(() -> service.awaitLog("this is never logged"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(" ended with 1: ")
                    .hasMessageContaining(sentence)
                    .hasMessageContaining("its log is ");
            assertThat(service.log().lines().filter(line -> line.contains(" ERROR ")))
                    .hasSize(1);
            assertThat(service.log()).doesNotContain("\tat ").doesNotContain("Exception");
        } finally {
            service.terminate();
        }
    }

    private Service master(String listen, String management) {
        Pki.Identity identity = pki.server("master");
        Path config = Folders.write(folder.resolve("master/master.yml"), """
                api: {listen: "%s"}
                management: {listen: "%s"}
                tls: {cert: "%s", key: "%s", ca: "%s"}
                db: {dsn: "mysql://masif@127.0.0.1:1/masif", password: secret}
                state: {dir: "%s"}
                """.formatted(
                        listen, management, identity.cert(), identity.key(), identity.ca(), folder));
        return service("master", config);
    }

    private Service ui(String listen, String management) {
        return service("ui", Folders.write(folder.resolve("ui/ui.yml"), """
                web: {listen: "%s"}
                management: {listen: "%s"}
                db: {dsn: "mysql://masif@127.0.0.1:1/masif", password: secret}
                """.formatted(listen, management)));
    }

    private Service agent(String name, Path socket) {
        Pki.Identity identity = pki.client(name);
        return service("agent", Folders.write(folder.resolve(name + "/agent.yml"), """
                master: {host: "127.0.0.1:1", cn: master}
                tls: {cert: "%s", key: "%s", ca: "%s"}
                apt: {refresh: 0}
                state: {dir: "%s"}
                local: {socket: "%s"}
                """.formatted(
                        identity.cert(),
                        identity.key(),
                        identity.ca(),
                        Folders.make(folder.resolve(name + "/state")),
                        socket)));
    }

    private static Service service(String part, Path config) {
        return new Service(part, part + "-verticle/target/masif-" + part + ".jar", HEAP_MEGABYTES, config, Map.of());
    }
}
