package io.masif.cli.bed;

import io.masif.rig.FilledFleet;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A UI over a filled database, and a configuration of the program that names it. */
public final class AskedFleet {
    public static final int HOSTS = 1200;

    private final Path folder = Folders.root().resolve("src-test/command-line/target/fleet");
    private final FilledFleet fleet;

    private AskedFleet() {
        Folders.delete(folder);
        fleet = FilledFleet.start(EmbeddedDatabase.binaries(), folder, Ports.free(), HOSTS, 0);
    }

    /** The one of all tests; started when it is first asked for, and ended with this JVM. */
    public static AskedFleet shared() {
        return Shared.FLEET;
    }

    public FilledFleet fleet() {
        return fleet;
    }

    /** The folder with the UI's configuration, {@code ui/ui.yml}. */
    public Path folder() {
        return folder;
    }

    /** The program with a configuration by which it logs in with the administrator's password. */
    public Masif masif(Path home) {
        writePrivate(home.resolve(".config/masif/password"), fleet.uiPassword() + "\n");
        writePrivate(home.resolve(".config/masif/config.yaml"), """
                servers:
                  here:
                    url: %s
                    user: admin
                    passwordFile: password
                """.formatted(fleet.uiAddress()));
        return new Masif(home);
    }

    /** Makes a token of the administrator with another role. */
    public String addToken(String role) {
        String token = "masif_" + role + "-".repeat(43 - role.length());
        fleet.database()
                .execute("INSERT INTO masif.api_token (operator_id, name, role, token_hash, created_at, expires_at)"
                        + " SELECT id, 'test', '" + role + "', UNHEX(SHA2('" + token + "', 256)), UTC_TIMESTAMP(3),"
                        + " UTC_TIMESTAMP(3) + INTERVAL 1 DAY FROM masif.operator WHERE name = 'admin'");
        return token;
    }

    /** Writes a file that only its owner can read. */
    public static void writePrivate(Path file, String text) {
        try {
            Files.setPosixFilePermissions(Folders.write(file, text), PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        static final AskedFleet FLEET = start();

        private static AskedFleet start() {
            AskedFleet started = new AskedFleet();
            Runtime.getRuntime().addShutdownHook(new Thread(started.fleet::close, "shared fleet's end"));
            return started;
        }
    }
}
