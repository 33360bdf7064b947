package io.masif.bench;

import io.masif.bench.certificate.Authority;
import io.masif.bench.certificate.Identities;
import io.masif.bench.connection.Connector;
import io.masif.bench.connection.SimulatedHosts;
import io.masif.bench.database.DatabaseClient;
import io.masif.bench.request.ActionPool;
import io.masif.bench.request.HostPlans;
import io.masif.bench.request.Requests;
import io.masif.bench.simulator.ConnectionMode;
import io.masif.bench.simulator.Pace;
import io.masif.bench.simulator.PhaseResult;
import io.masif.bench.simulator.ReportMode;
import io.masif.bench.simulator.Simulator;
import io.masif.bench.usage.ResourceCounters;
import io.masif.boot.Version;
import io.masif.boot.config.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays a fleet against a running master, to size an installation. */
@Command(
        name = "masif-bench",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "Plays a fleet of hosts that only report against a running master, and prints how it bears it.",
            "The hosts are noted in the master's database like any others: take a master and a database of its own.",
            ""
        })
public final class Main implements Callable<Integer> {
    @Option(names = "--master", required = true, paramLabel = "HOST:PORT", description = "The master.")
    private Address master;

    @Option(names = "--ca", required = true, paramLabel = "FILE", description = "The agents' authority (PEM).")
    private Path ca;

    @Option(
            names = "--ca-key",
            required = true,
            paramLabel = "FILE",
            description = "Its private key (PEM, PKCS#8, not encrypted): every host gets a certificate of its own.")
    private Path caKey;

    @Option(names = "--hosts", description = "How many hosts there are.")
    private int hosts = 1000;

    @Option(names = "--clients", description = "How many of them are waiting for an answer at once, at most.")
    private int clients = 64;

    @Option(names = "--protocol", description = "Which version of the protocol they speak, 1 or 2.")
    private int protocol = 2;

    @Option(
            names = "--modes",
            split = ",",
            description = "What is new in the reports, one phase each: ${COMPLETION-CANDIDATES}.")
    private List<ReportMode> modes =
            List.of(ReportMode.FIRST, ReportMode.UNCHANGED, ReportMode.CHANGED, ReportMode.STORM);

    @Option(names = "--connections", description = "How the hosts connect: ${COMPLETION-CANDIDATES}.")
    private ConnectionMode connections = ConnectionMode.KEPT;

    @Option(names = "--actions", description = "How many actions a plan has.")
    private int actions = 50;

    @Option(names = "--packages", description = "How many actions there are in the fleet, of which plans are drawn.")
    private int packages = 2000;

    @Option(names = "--distinct", description = "No two hosts have the same plan; else there are 50 plans.")
    private boolean distinct;

    @Option(
            names = "--seconds",
            description = {
                "How long a phase takes, at most; FIRST and STORM end with the last host. IDLE holds all connections",
                "open for so long and tells how many of them still are; a master closes them after 90 s of silence."
            })
    private int seconds = 10;

    @Option(names = "--rate", description = "How many reports begin in a second; 0: as many as get an answer.")
    private double rate;

    @Option(names = "--tls", description = "TLSv1.2 or TLSv1.3.")
    private String tls = "TLSv1.3";

    @Option(names = "--master-pid", description = "The master's process, to tell its CPU and memory; 0: not here.")
    private long masterPid;

    @Option(names = "--database-pid", description = "The database's process, to tell its CPU; 0: not here.")
    private long databasePid;

    @Option(names = "--database", paramLabel = "URI", description = "mysql://USER@HOST:PORT/NAME, to count statements.")
    private String database;

    @Option(names = "--database-password-file", paramLabel = "FILE", description = "The password to it.")
    private Path passwordFile;

    /** See {@code --help}. */
    public static void main(String[] arguments) {
        Runtime.getRuntime().exit(commandLine().execute(arguments));
    }

    public static CommandLine commandLine() {
        return new CommandLine(new Main())
                .registerConverter(Address.class, Address::parse)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws IOException, GeneralSecurityException {
        Authority authority = Authority.load(ca, caKey);
        String password =
                passwordFile == null ? "" : Files.readString(passwordFile).strip();
        try (Connector connector = new Connector(master, authority, new Identities(authority), tls);
                DatabaseClient statements = database == null ? null : new DatabaseClient(database, password)) {
            SimulatedHosts all = new SimulatedHosts("bench-", hosts);
            Simulator simulator = new Simulator(
                    connector,
                    all,
                    new HostPlans(new ActionPool(packages), hosts, actions, distinct),
                    new Requests(protocol),
                    new ResourceCounters(masterPid, databasePid, statements),
                    new byte[hosts][]);
            System.out.println(PhaseResult.HEADER);
            int failed = 0;
            for (ReportMode mode : modes) {
                PhaseResult figures =
                        simulator.measure(mode.name().toLowerCase(Locale.ROOT), mode, connections, createPace(mode));
                System.out.println(figures);
                failed += figures.answers().failureCount()
                        + (mode == ReportMode.IDLE ? hosts - figures.openConnections() : 0);
            }
            return failed == 0 ? 0 : 1;
        }
    }

    private Pace createPace(ReportMode mode) {
        boolean once = mode == ReportMode.FIRST || mode == ReportMode.STORM;
        return new Pace(clients, rate, Duration.ofSeconds(seconds), once ? hosts : Integer.MAX_VALUE);
    }
}
