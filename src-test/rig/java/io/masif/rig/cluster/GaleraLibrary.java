package io.masif.rig.cluster;

import io.masif.rig.database.ServerSetup;
import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The library by which MariaDB servers are a cluster: that of Debian's package galera-4. */
final class GaleraLibrary {
    private static final Path INSTALLED = Path.of("/usr/lib/galera/libgalera_smm.so");

    private GaleraLibrary() {}

    /**
     * That beside the server, if it is of Debian's packages. Otherwise the installed one, or else that of the package, which is
     * unpacked into the folder of the bundled server once, and not installed.
     *
     * @throws IllegalStateException if the package is neither installed nor to be had
     */
    static Path find(ServerSetup setup) {
        Path place = Path.of("/").relativize(INSTALLED);
        if (setup.server() != null) {
            return setup.server().resolve(place);
        }
        if (Files.exists(INSTALLED)) {
            return INSTALLED;
        }
        Path unpacked = setup.binaries().toAbsolutePath().resolve("galera-4");
        Path library = unpacked.resolve(place);
        if (!Files.exists(library)) {
            unpack(unpacked);
        }
        return library;
    }

    private static void unpack(Path unpacked) {
        Path partial = Folders.create(
                unpacked.resolveSibling("galera-4-" + ProcessHandle.current().pid()));
        try {
            Command.Output fetched =
                    Command.attempt(partial, Map.of(), List.of("apt-get", "-qq", "download", "galera-4"));
            if (fetched.code() != 0) {
                throw new IllegalStateException("the package galera-4 is neither installed nor to be had by apt: "
                        + fetched.text().strip().lines().findFirst().orElse("no reason given"));
            }
            Command.run(partial, Map.of(), List.of("dpkg", "-x", packageFile(partial), "unpacked"));
            Files.move(partial.resolve("unpacked"), unpacked);
        } catch (IOException e) {
            // another process may have put it there meanwhile
            if (!Files.isDirectory(unpacked)) {
                throw new UncheckedIOException(e);
            }
        } finally {
            Folders.delete(partial);
        }
    }

    private static String packageFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".deb"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("apt has fetched no package galera-4"));
        }
    }
}
