package io.masif.rig.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** HAProxy with the text of a file in conf/, in which the caller puts the addresses that there are. */
public final class Haproxy {
    private static final Path PROGRAM = Path.of("/usr/sbin/haproxy");

    private Haproxy() {}

    /** The sample before masters and UIs, for so many connections at once; the process stays the user who starts it. */
    public static String sample(int connections) {
        return read("haproxy.cfg", connections);
    }

    /** As {@link #sample}, before database servers. */
    public static String databaseSample(int connections) {
        return read("haproxy-database.cfg", connections);
    }

    private static String read(String file, int connections) {
        return Folders.read(Folders.root().resolve("conf").resolve(file))
                .replaceFirst("maxconn \\d+", "maxconn " + connections)
                .replace("user haproxy", "")
                .replace("group haproxy", "");
    }

    /** A text of a configuration, but a part counts as lost only when it has not answered for so long. */
    public static String withCheckTimeout(String text, int seconds) {
        return text.replace("timeout check 1500ms", "timeout check " + seconds + "s");
    }

    /**
     * One that is not started yet.
     *
     * @param folder for its files
     * @throws IllegalStateException if HAProxy is not installed
     */
    public static Service create(Path folder, String text) {
        if (!Files.isExecutable(PROGRAM)) {
            throw new IllegalStateException("haproxy is missing: apt-get install haproxy");
        }
        Path config = Folders.write(folder.resolve("haproxy.cfg"), text);
        return Service.of(
                "haproxy",
                List.of(PROGRAM.toString(), "-db", "-f", config.toString()),
                folder.resolve("haproxy.log"),
                Map.of());
    }
}
