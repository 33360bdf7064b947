package io.masif.bench;

import io.masif.bench.certificate.Authority;
import io.masif.bench.database.DatabaseClient;
import io.masif.bench.measurement.Measurement;
import io.masif.bench.simulator.PhaseResult;
import io.masif.bench.testbed.InstalledPackages;
import io.masif.bench.testbed.MasterFactory;
import io.masif.bench.testbed.Sizes;
import io.masif.bench.testbed.TargetReport;
import io.masif.bench.testbed.TestBed;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.database.ServerSetup;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Ports;
import io.masif.rig.process.Service;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.util.List;
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
    @Option(names = "--folder", required = true, description = "Where all files go; emptied first.")
    private Path folder;

    @Option(names = "--binaries", required = true, description = "Where the database's program is, or is unpacked to.")
    private Path binaries;

    @Option(
            names = "--packages",
            required = true,
            description = "Where the packages that are measured are unpacked, a folder each.")
    private Path packages;

    @Option(
            names = "--only",
            split = ",",
            description = "Only these: ${COMPLETION-CANDIDATES}."
                    + " Without it, all but SOAK, ROWS, MASTERS, PAGES, RULES, ROLLOUT, LIMIT.")
    private List<Measurement> selected = Measurement.defaults();

    @Option(names = "--seconds", description = "How long a phase takes.")
    private int seconds = 5;

    @Option(names = "--minutes", description = "How long SOAK takes, and ROLLOUT and LIMIT at most.")
    private int minutes = 60;

    @Option(names = "--hosts", description = "How many hosts there are.")
    private int hosts = 2000;

    @Option(
            names = "--connections",
            description = "How many connections are held open, come back at once, or are kept in ROLLOUT and LIMIT.")
    private int connections = 10_000;

    @Option(
            names = "--known",
            description = "How many hosts are known where the heap, the UI or a rollout is measured.")
    private int knownHosts = 100_000;

    @Option(names = "--plans", description = "How many plans the known hosts share in UI; 0: each has one of its own.")
    private int plans = 0;

    @Option(names = "--history", description = "Of how many days the known hosts have runs in UI.")
    private int historyDays = 0;

    @Option(names = "--db-connections", description = "The master's db.connections.")
    private int databaseConnections = 8;

    @Option(names = "--java", paramLabel = "HOME", description = "Where the Java is that the master runs on.")
    private Path java = Path.of(System.getProperty("java.home"));

    @Option(
            names = "--jvm",
            paramLabel = "OPTIONS",
            description =
                    "Options for the master's JVM after those that are shipped, such as \"-Xmx256m -XX:+UseG1GC\".")
    private String jvm = "";

    /** See {@code --help}. */
    public static void main(String[] arguments) {
        // a Ctrl-C reaches only us
        Runtime.getRuntime().addShutdownHook(new Thread(Service::killAll));
        Runtime.getRuntime().exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new MasterBench()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws Exception {
        InstalledPackages installed = InstalledPackages.of(packages, java);
        System.out.println("master on " + installed.javaVersion() + " " + jvm);
        Folders.delete(folder);
        Pki pki = Pki.in(folder.resolve("pki"));
        Authority authority = Authority.load(pki.ca(), pki.ca().resolveSibling("ca.key"));
        try (EmbeddedDatabase database =
                        EmbeddedDatabase.start(folder.resolve("database"), ServerSetup.at(binaries, Ports.free()));
                DatabaseClient statements = new DatabaseClient(database.uri("masif"), database.password())) {
            MasterFactory masters = new MasterFactory(folder, pki, database, databaseConnections, installed, jvm);
            TargetReport report = new TargetReport();
            Sizes sizes = new Sizes(hosts, seconds, connections, knownHosts, plans, historyDays, minutes);
            measure(new TestBed(masters, masters.create("master"), authority, database, statements, report, sizes));
            System.out.println(report);
            return report.hasMissedTarget() ? 1 : 0;
        }
    }

    private void measure(TestBed bed) {
        System.out.println(PhaseResult.HEADER);
        try {
            for (Measurement measurement : selected) {
                bed.master().start();
                measurement.run(bed);
                bed.master().terminate();
            }
        } finally {
            if (bed.master().isAlive()) {
                bed.master().terminate();
            }
        }
    }
}
