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
public final class AskedFleet implements AutoCloseable {
    public static final int HOSTS = 1200;

    private final Path folder = Folders.root().resolve("ui-verticle/command-line/target/fleet");
    private final FilledFleet fleet;

    /** Starts it, which takes a while: one for the tests of a class. */
    public AskedFleet() {
        Folders.delete(folder);
        fleet = FilledFleet.start(EmbeddedDatabase.binaries(), folder, Ports.free(), HOSTS, 0);
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

    @Override
    public void close() {
        fleet.close();
    }
}
