package io.masif.proof.install;

import io.masif.rig.Fleet;
import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The command line client of an unpacked package, which asks a fleet's UI. */
final class InstalledClient {
    private static final int NOTHING_MATCHED = 1;

    /** What its users do most, and what between them uses all of its libraries. Nothing is pending. */
    private static final List<Call> CALLS = List.of(
            new Call(0, "pending"),
            new Call(0, "hosts", "--json"),
            new Call(NOTHING_MATCHED, "approve", "--all", "--dry-run"),
            new Call(0, "approvals"),
            new Call(0, "events"));

    private final Path root;
    private final Path home;
    private final Fleet fleet;

    /**
     * One use of it.
     *
     * @param code that it exits with
     */
    private record Call(int code, List<String> arguments) {
        Call(int code, String... arguments) {
            this(code, List.of(arguments));
        }
    }

    /**
     * @param root the folder in which the package lies unpacked
     * @param home a folder for its configuration
     */
    InstalledClient(Path root, Path home, Fleet fleet) {
        this.root = root;
        this.home = home;
        this.fleet = fleet;
    }

    /** Writes the classes that its commands load into a list. */
    void record(Path list) {
        configure();
        Set<String> lines = new LinkedHashSet<>();
        for (Call call : CALLS) {
            Path loaded = home.resolve("loaded");
            List<String> line = Stream.concat(
                            Stream.of(root.resolve("usr/bin/masif").toString()), call.arguments().stream())
                    .toList();
            Map<String, String> environment = Map.of(
                    "HOME", home.toString(),
                    "MASIF_ROOT", root.toString(),
                    "JAVA_OPTS", "-XX:DumpLoadedClassList=" + loaded);
            Command.Output output = Command.attempt(home, environment, line);
            if (output.code() != call.code()) {
                throw new IllegalStateException(line + " ended with " + output.code() + ":\n" + output.text());
            }
            Folders.read(loaded).lines().forEach(lines::add);
        }
        Folders.write(list, String.join("\n", lines) + "\n");
    }

    private void configure() {
        Path secret = Folders.write(home.resolve(".config/masif/password"), fleet.uiPassword());
        Folders.write(home.resolve(".config/masif/config.yaml"), """
                servers:
                  fleet: {url: "%s", user: admin, passwordFile: password}
                """.formatted(fleet.uiAddress()));
        try {
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
