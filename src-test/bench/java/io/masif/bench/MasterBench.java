package io.masif.bench;

import io.masif.boot.Address;
import io.masif.rig.EmbeddedDatabase;
import io.masif.rig.Folders;
import io.masif.rig.Pki;
import io.masif.rig.Ports;
import io.masif.rig.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts a database and a master of its own and measures them in every mode, beside what is to be reached. */
@Command(
        name = "bench-master",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "Starts an embedded MariaDB and the master that was built, with the options that it is shipped with,",
            "plays fleets against it, and prints what was measured beside what is to be reached.",
            ""
        })
public final class MasterBench implements Callable<Integer> {
    private static final String MASTER = "bench-master";

    @Option(names = "--folder", required = true, description = "Where all files go; emptied first.")
    private Path folder;

    @Option(names = "--binaries", required = true, description = "Where the database's program is, or is unpacked to.")
    private Path binaries;

    @Option(names = "--options", required = true, description = "The file with the options of the master's JVM.")
    private Path options;

    @Option(names = "--only", split = ",", description = "Only these: ${COMPLETION-CANDIDATES}.")
    private List<Measurement> only = Arrays.asList(Measurement.values());

    @Option(names = "--seconds", description = "How long a phase takes.")
    private int seconds = 5;

    @Option(names = "--hosts", description = "How many hosts there are.")
    private int hosts = 2000;

    @Option(names = "--connections", description = "How many connections are held open for the master's memory.")
    private int connections = 10_000;

    @Option(names = "--known", description = "How many hosts are known where the heap or the UI is measured.")
    private int known = 100_000;

    @Option(names = "--db-connections", description = "The master's db.connections.")
    private int databaseConnections = 8;

    /** See {@code --help}. */
    public static void main(String[] arguments) {
        Runtime.getRuntime()
                .exit(new CommandLine(new MasterBench())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Folders.delete(folder);
        Pki pki = Pki.in(folder.resolve("pki"));
        Authority authority = Authority.load(pki.ca(), pki.ca().resolveSibling("ca.key"));
        try (EmbeddedDatabase database = EmbeddedDatabase.start(binaries, folder.resolve("database"), Ports.free())) {
            int port = Ports.free();
            Service master = new Service(
                    "master",
                    "master-verticle/target/masif-master.jar",
                    jvm(),
                    config(port, pki, database),
                    Map.of("MALLOC_ARENA_MAX", "2"));
            try (Statements statements = new Statements(database.uri("masif"), database.password())) {
                Report report = new Report();
                Bed bed = new Bed(
                        new Address("127.0.0.1", port),
                        authority,
                        master,
                        database,
                        statements,
                        report,
                        new Sizes(hosts, seconds, connections, known));
                System.out.println(Figures.HEAD);
                for (Measurement measurement : only) {
                    master.start().awaitListening();
                    Pauses.pass(Duration.ofSeconds(1));
                    measurement.on(bed);
                    master.terminate();
                }
                System.out.println(report);
                return report.missed() ? 1 : 0;
            } finally {
                if (master.alive()) {
                    master.terminate();
                }
            }
        }
    }

    /** A line each; what begins with a hash is a comment. */
    private List<String> jvm() {
        return Folders.read(options)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private Path config(int port, Pki pki, EmbeddedDatabase database) {
        Pki.Identity identity = pki.server(MASTER);
        return Folders.write(folder.resolve("master/master.yml"), """
                api:
                  listen: "127.0.0.1:%d"
                management:
                  listen: "127.0.0.1:0"
                tls:
                  cert: "%s"
                  key: "%s"
                  ca: "%s"
                db:
                  dsn: "%s"
                  passwordFile: "%s"
                  connections: %d
                """.formatted(
                        port,
                        identity.cert(),
                        identity.key(),
                        identity.ca(),
                        database.uri("masif"),
                        database.passwordFile(),
                        databaseConnections));
    }
}
