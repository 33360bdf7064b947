package io.masif.rig;

import java.nio.file.Path;
import java.util.List;

/** The program of a database server, and what servers of its family want to be told. */
interface ServerProgram {
    /** The bundled MariaDB, unpacked into a folder; or the server of the folder that MASIF_TEST_DATABASE names. */
    static ServerProgram wanted(Path folder) {
        String other = System.getenv("MASIF_TEST_DATABASE");
        return other == null ? MariaDb.unpack(folder) : InstalledServer.in(Path.of(other));
    }

    /** How it begins, with the options that it has whatever it is to do. */
    List<String> command();

    /** Fills an empty data folder; the command has all that was said about folders and memory. */
    void initialize(List<String> command, Path folder);

    /** Options without which it would offer TLS. */
    List<String> withoutTls();
}
