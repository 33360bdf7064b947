package io.masif.rig.database;

import io.masif.rig.process.Ports;
import io.masif.rig.process.WrongClock;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a server is started.
 *
 * @param binaries the folder into which its program is unpacked, which others may share
 * @param port where it listens
 * @param identity with which it offers TLS; null for none
 * @param options that all its calls have besides those of the rig
 * @param environment variables of its process
 * @param server the folder into which Debian's packages of another server are unpacked; null for the bundled MariaDB
 */
public record ServerSetup(
        Path binaries,
        int port,
        Pki.Identity identity,
        List<String> options,
        Map<String, String> environment,
        Path server) {
    private static final String DATA_FILES = "--innodb-data-file-path=";

    public ServerSetup {
        options = List.copyOf(options);
        environment = Map.copyOf(environment);
    }

    /** At a free port, with the program of all tests. */
    public static ServerSetup standard() {
        return at(EmbeddedDatabase.binaries(), Ports.free());
    }

    /** At this port. The server is the one of MASIF_TEST_DATABASE, on which the tests are run, or else the bundled one. */
    public static ServerSetup at(Path binaries, int port) {
        return new ServerSetup(binaries, port, null, List.of(), Map.of(), readFolder("MASIF_TEST_DATABASE"));
    }

    private static Path readFolder(String variable) {
        String folder = System.getenv(variable);
        return folder == null ? null : Path.of(folder).toAbsolutePath();
    }

    /** With TLS. */
    public ServerSetup withTls(Pki.Identity offered) {
        return new ServerSetup(binaries, port, offered, options, environment, server);
    }

    /** With these options as well. */
    public ServerSetup withOptions(List<String> more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(more);
        return new ServerSetup(binaries, port, identity, all, environment, server);
    }

    /** Whether its files are others than those of most servers. */
    boolean hasOwnFiles() {
        return options.stream().anyMatch(option -> option.startsWith(DATA_FILES));
    }

    /** With so many megabytes for all tables together, and no more; for a MariaDB. */
    public ServerSetup withSpace(int megabytes) {
        return withOptions(List.of("--innodb-file-per-table=OFF", DATA_FILES + "ibdata1:" + megabytes + "M"));
    }

    /** For a cluster: the server of MASIF_GALERA, or else the bundled one. Not every server of the tests can be in one. */
    public ServerSetup forGalera() {
        return new ServerSetup(binaries, port, identity, options, environment, readFolder("MASIF_GALERA"));
    }

    /** With these variables. */
    public ServerSetup withEnvironment(Map<String, String> variables) {
        return new ServerSetup(binaries, port, identity, options, variables, server);
    }

    /** With a clock that is wrong, by an offset as in {@link WrongClock#by}. */
    public ServerSetup withClock(String offset) {
        return withEnvironment(WrongClock.by(offset));
    }
}
