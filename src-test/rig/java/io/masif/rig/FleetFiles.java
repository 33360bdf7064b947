package io.masif.rig;

import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Folders;
import io.masif.rig.tls.Pki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The configuration files of a fleet's master and UI. */
final class FleetFiles {
    private static final int PASSWORD_BYTES = 8;

    private FleetFiles() {}

    static Path master(Path folder, int port, Pki.Identity identity, EmbeddedDatabase database) {
        return Folders.write(folder.resolve("master/master.yml"), """
                api:
                  listen: "127.0.0.1:%d"
                management:
                  listen: "127.0.0.1:0"
                report:
                  interval: 1
                approval:
                  poll: 200
                tls:
                  cert: "%s"
                  key: "%s"
                  ca: "%s"
                db:
                  dsn: "%s"
                  passwordFile: "%s"
                shutdown: {grace: 0, timeout: 0}
                log:
                  level: info
                """.formatted(
                port, identity.cert(), identity.key(), identity.ca(), database.uri("masif"), database.passwordFile()));
    }

    static Path ui(Path folder, int port, EmbeddedDatabase database) {
        return Folders.write(folder.resolve("ui/ui.yml"), """
                web:
                  listen: "127.0.0.1:%d"
                  secureCookie: false
                management:
                  listen: "127.0.0.1:0"
                login:
                  user: admin
                  passwordFile: "%s"
                feed:
                  poll: 200
                db:
                  dsn: "%s"
                  passwordFile: "%s"
                shutdown: {grace: 0, timeout: 0}
                log:
                  level: info
                """.formatted(
                        port, password(folder), database.uri("masif"), database.passwordFile()));
    }

    /** The file with the operator's password, which is chosen at random when there is none. */
    static Path password(Path folder) {
        Path file = folder.resolve("ui/password");
        if (!Files.exists(file)) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            Folders.write(file, HexFormat.of().formatHex(random));
        }
        return file;
    }
}
