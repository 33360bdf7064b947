package io.masif.fuzz.bed;

import io.masif.rig.apt.Sandbox;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Folders;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;

/** The configuration files of the parts: as small as can be, and with short limits for clients that do nothing. */
record PartFiles(Path folder, Pki pki, EmbeddedDatabase database) {
    static final String TOKEN = "token-of-the-fuzzer";
    static final String PASSWORD = "password-of-the-fuzzer";
    private static final String MASTER_NAME = "masif-master";

    Path writeMaster(int port) {
        Pki.Identity identity = pki.server(MASTER_NAME);
        return Folders.write(
                folder.resolve("master/master.yaml"),
                """
                api:
                  listen: "127.0.0.1:%d"
                  handshakeTimeout: %4$d
                  bodyTimeout: %4$d
                  idleTimeout: %4$d
                management:
                  listen: "127.0.0.1:0"
                report:
                  interval: 1
                approval:
                  poll: 50
                tls:
                  cert: "%2$s"
                  key: "%3$s"
                  ca: "%5$s"
                """.formatted(port, identity.cert(), identity.key(), Parts.IDLE_SECONDS, identity.ca())
                        + createDatabaseSection());
    }

    Path writeUi(int port) {
        return Folders.write(
                folder.resolve("ui/ui.yaml"), """
                web:
                  listen: "127.0.0.1:%d"
                management:
                  listen: "127.0.0.1:0"
                login:
                  user: admin
                  password: %s
                api:
                  token: %s
                feed:
                  poll: 200
                """.formatted(port, PASSWORD, TOKEN) + createDatabaseSection());
    }

    private String createDatabaseSection() {
        return """
                db:
                  dsn: "%s"
                  passwordFile: "%s"
                shutdown: {grace: 0, timeout: 0}
                log:
                  level: info
                """.formatted(database.uri("masif"), database.passwordFile());
    }

    Path writeAgent(int masterPort, Sandbox sandbox, Path socket) {
        Pki.Identity identity = pki.client("agent");
        return Folders.write(folder.resolve("agent/agent.yaml"), """
                interval:
                  check: 3600
                  report: 3600
                master:
                  host: "127.0.0.1:%d"
                  cn: %s
                tls:
                  cert: "%s"
                  key: "%s"
                  ca: "%s"
                apt:
                  config: "%s"
                  refresh: 0
                state:
                  dir: "%s"
                local:
                  socket: "%s"
                """.formatted(
                        masterPort,
                        MASTER_NAME,
                        identity.cert(),
                        identity.key(),
                        identity.ca(),
                        sandbox.aptConfig(),
                        Folders.create(folder.resolve("agent/state")),
                        socket));
    }
}
