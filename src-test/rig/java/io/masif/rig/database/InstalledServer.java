package io.masif.rig.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server of Debian's packages that were only unpacked: it is started by the loader and with the libraries that lie
 * beside it, not by those of this machine.
 */
final class InstalledServer {
    private static final List<String> LIBRARIES = List.of(
            "lib/x86_64-linux-gnu", "usr/lib/x86_64-linux-gnu", "lib/aarch64-linux-gnu", "usr/lib/aarch64-linux-gnu");

    /** Where the messages are: Debian 13's MariaDB has them in a folder of its own name. */
    private static final List<String> SHARES = List.of("share/mariadb", "share/mysql");

    private InstalledServer() {}

    static ServerProgram of(Path root) {
        Path base = root.toAbsolutePath().resolve("usr");
        Path share = SHARES.stream()
                .map(base::resolve)
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(base + " has none of " + SHARES));
        Path mariadb = base.resolve("sbin/mariadbd");
        return Files.exists(mariadb)
                ? new MariaDb(program(root, mariadb), base, share)
                : new MySql(program(root, base.resolve("sbin/mysqld")), base, share);
    }

    private static List<String> program(Path root, Path server) {
        Path absolute = root.toAbsolutePath();
        List<String> folders = LIBRARIES.stream()
                .map(absolute::resolve)
                .filter(Files::isDirectory)
                .map(Path::toString)
                .toList();
        List<String> program = new ArrayList<>();
        program.add(loader(absolute).toString());
        program.addAll(List.of("--library-path", String.join(":", folders), server.toString()));
        return program;
    }

    private static Path loader(Path root) {
        try (Stream<Path> files = Files.find(
                root, 5, (path, kind) -> path.getFileName().toString().matches("ld-linux-.*\\.so\\.[12]"))) {
            return files.min(Path::compareTo)
                    .orElseThrow(() -> new IllegalStateException(root + " has no loader: it is no unpacked server"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
