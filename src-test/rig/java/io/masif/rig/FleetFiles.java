package io.masif.rig;

import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Folders;
import io.masif.rig.tls.Pki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The configuration files of a fleet's master and UI. */
public final class FleetFiles {
    private static final int PASSWORD_BYTES = 8;

    private FleetFiles() {}

    /**
     * A master or UI.
     *
     * @param name such as {@code master1}, of its folder and file
     * @param host the address at which it listens
     * @param port where it listens there
     * @param managementPort its second port; 0 for any
     * @param graceSeconds how long it still answers after it was asked to end
     */
    public record Part(String name, String host, int port, int managementPort, int graceSeconds) {
        Path file(Path folder) {
            return folder.resolve(name).resolve(name + ".yml");
        }
    }

    /**
     * How the database is reached.
     *
     * @param dsn without a password
     * @param passwordFile the file with the password
     */
    public record DatabaseAccess(String dsn, Path passwordFile) {
        public static DatabaseAccess of(EmbeddedDatabase server) {
            return new DatabaseAccess(server.uri("masif"), server.passwordFile());
        }
    }

    /** Writes that of a master. */
    public static Path master(Path folder, Part part, Pki.Identity identity, DatabaseAccess database) {
        return Folders.write(part.file(folder), """
                api:
                  listen: "%1$s:%2$d"
                management:
                  listen: "%1$s:%3$d"
                report:
                  interval: 1
                approval:
                  poll: 200
                tls:
                  cert: "%4$s"
                  key: "%5$s"
                  ca: "%6$s"
                db:
                  dsn: "%7$s"
                  passwordFile: "%8$s"
                shutdown: {grace: %9$d, timeout: %9$d}
                log:
                  level: info
                """.formatted(
                        part.host(),
                        part.port(),
                        part.managementPort(),
                        identity.cert(),
                        identity.key(),
                        identity.ca(),
                        database.dsn(),
                        database.passwordFile(),
                        part.graceSeconds()));
    }

    /** Writes that of a UI. */
    public static Path ui(Path folder, Part part, DatabaseAccess database) {
        return Folders.write(part.file(folder), """
                web:
                  listen: "%1$s:%2$d"
                  secureCookie: false
                  allowPlainHttp: true
                management:
                  listen: "%1$s:%3$d"
                login:
                  user: admin
                  passwordFile: "%4$s"
                feed:
                  poll: 200
                db:
                  dsn: "%5$s"
                  passwordFile: "%6$s"
                shutdown: {grace: %7$d, timeout: %7$d}
                log:
                  level: info
                """.formatted(
                        part.host(),
                        part.port(),
                        part.managementPort(),
                        password(folder),
                        database.dsn(),
                        database.passwordFile(),
                        part.graceSeconds()));
    }

    /** The file with the operator's password, which is chosen at random when there is none. */
    public static Path password(Path folder) {
        Path file = folder.resolve("ui/password");
        if (!Files.exists(file)) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            Folders.write(file, HexFormat.of().formatHex(random));
        }
        return file;
    }
}
