package io.masif.rig.database;

import io.masif.rig.process.Folders;
import io.masif.rig.process.ServiceFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program of a database server, and the options of its family of servers. */
interface ServerProgram {
    /**
     * Another server, or the bundled one, which is unpacked into a folder.
     *
     * @param server as in {@link ServerSetup}
     */
    static ServerProgram select(Path folder, Path server) {
        return server == null ? MariaDb.unpack(folder) : InstalledServer.of(server);
    }

    /** The command with the options that every call has. */
    List<String> command();

    /** The option by which it fills an empty data folder instead of serving one. */
    String initializeOption();

    /** The statements that it then reads: none for a server that creates the system tables itself. */
    default String systemTables() {
        return "";
    }

    /** Fills an empty data folder; the command has all that was said about folders and memory. */
    default void initialize(List<String> command, Path folder) {
        Folders.create(folder.resolve("data"));
        List<String> all = new ArrayList<>(command);
        all.add(initializeOption());
        Path log = folder.resolve("bootstrap.log");
        try {
            Process process = new ProcessBuilder(all)
                    .redirectErrorStream(true)
                    .redirectInput(Folders.write(folder.resolve("bootstrap.sql"), systemTables())
                            .toFile())
                    .redirectOutput(log.toFile())
                    .start();
            if (process.onExit().join().exitValue() != 0) {
                throw new IllegalStateException(
                        ServiceFailure.describe("database", "could not be initialized", Folders.read(log), log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Options without which it would offer TLS. */
    List<String> noTlsOptions();
}
