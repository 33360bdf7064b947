package io.masif.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.Folders;
import io.masif.rig.Pki;
import io.masif.rig.Service;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process that is killed leaves in the temporary folder: nothing. No part needs a database here. */
class KilledLeavesNothingTest {
    private static final int HEAP_MEGABYTES = 96;

    @TempDir
    Path folder;

    private Pki pki;

    @BeforeEach
    void authority() {
        pki = Pki.in(folder.resolve("pki"));
    }

    @Test
    void master() {
        leavesNothing(master("127.0.0.1:0", "127.0.0.1:0"), "listening address=", "master");
    }

    @Test
    void ui() {
        leavesNothing(ui("127.0.0.1:0", "127.0.0.1:0"), "listening address=", "ui");
    }

    @Test
    void agent() {
        leavesNothing(agent("host", folder.resolve("agent.sock")), "listening locally", "host");
    }

    private void leavesNothing(Service service, String started, String name) {
        service.start();
        try {
            service.awaitLog(started);
        } finally {
            service.kill();
        }
        assertThat(folder.resolve(name).resolve("tmp")).isEmptyDirectory();
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
