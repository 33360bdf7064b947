package io.masif.bench.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.bench.Main;
import io.masif.bench.certificate.Authority;
import io.masif.bench.certificate.Identities;
import io.masif.bench.connection.Connector;
import io.masif.bench.connection.HostConnection;
import io.masif.bench.connection.ReconnectingHosts;
import io.masif.bench.connection.SimulatedHosts;
import io.masif.bench.database.DatabaseClient;
import io.masif.bench.measurement.Growth;
import io.masif.bench.request.ActionPool;
import io.masif.bench.request.HostPlans;
import io.masif.bench.request.Requests;
import io.masif.bench.usage.ResourceCounters;
import io.masif.boot.config.Address;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Ports;
import io.masif.rig.process.Service;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The simulator against a real master, very small. */
class SimulatorTest {
    @TempDir
    static Path folder;

    private static final EmbeddedDatabase DATABASE = EmbeddedDatabase.shared();
    private static final String NAME = DATABASE.newDatabase();
    private static final int PORT = Ports.free();

    private static Service master;
    private static Pki pki;

    @BeforeAll
    static void start() {
        pki = Pki.in(folder.resolve("pki"));
        Pki.Identity identity = pki.server("master.test");
        Path config = Folders.write(folder.resolve("master.yml"), """
                api: {listen: "127.0.0.1:%d"}
                management: {listen: "127.0.0.1:0"}
                shutdown: {grace: 0, timeout: 0}
                tls: {cert: "%s", key: "%s", ca: "%s"}
                db: {dsn: "%s", passwordFile: "%s"}
                """.formatted(
                PORT, identity.cert(), identity.key(), identity.ca(), DATABASE.uri(NAME), DATABASE.passwordFile()));
        master = new Service("master", "master-verticle/target/masif-master.jar", 96, config, Map.of())
                .start()
                .awaitReady();
    }

    @AfterAll
    static void stop() {
        master.terminate();
    }

    @ParameterizedTest
    @CsvSource({"1,kept", "2,kept", "1,full", "2,resumed"})
    void fleetReportsInEveryMode(int protocol, String connections) {
        int code = Main.commandLine()
                .execute(
                        "--master=127.0.0.1:" + PORT,
                        "--ca=" + pki.ca(),
                        "--ca-key=" + pki.ca().resolveSibling("ca.key"),
                        "--hosts=20",
                        "--clients=4",
                        "--actions=5",
                        "--packages=50",
                        "--seconds=1",
                        "--rate=50",
                        "--modes=first,unchanged,changed,storm,idle",
                        "--protocol=" + protocol,
                        "--connections=" + connections,
                        "--master-pid=" + master.pid(),
                        "--database-pid=" + DATABASE.pid(),
                        "--database=" + DATABASE.uri(NAME),
                        "--database-password-file=" + DATABASE.passwordFile());
        assertThat(code).isEqualTo(CommandLine.ExitCode.OK);
    }

    @Test
    void figuresAreOfWhatWasDone() throws Exception {
        Authority authority = Authority.load(pki.ca(), pki.ca().resolveSibling("ca.key"));
        Address address = new Address("127.0.0.1", PORT);
        try (Connector connector = new Connector(address, authority, new Identities(authority), "TLSv1.2");
                DatabaseClient statements = new DatabaseClient(DATABASE.uri(NAME), DATABASE.password())) {
            SimulatedHosts hosts = new SimulatedHosts("distinct-", 10);
            HostPlans plans = new HostPlans(new ActionPool(50), 10, 5, true);
            ResourceCounters watched = new ResourceCounters(master.pid(), DATABASE.pid(), statements);
            Simulator simulator = new Simulator(connector, hosts, plans, new Requests(2), watched, new byte[10][]);
            PhaseResult figures = simulator.measure(
                    "first",
                    ReportMode.FIRST,
                    ConnectionMode.KEPT,
                    Pace.oncePerHostUnlimited(10, 4, Duration.ofSeconds(30)));
            assertThat(figures.answers().accepted()).isEqualTo(10);
            assertThat(figures.answers().failures()).isEmpty();
            assertThat(figures.usage().statements()).isPositive();
            assertThat(figures.usage().residentMegabytes()).isPositive();
            assertThat(statements.text("SELECT COUNT(DISTINCT plan_id) FROM agent WHERE name LIKE 'distinct-%'"))
                    .isEqualTo("10");
        }
    }

    @Test
    void openConnectionsAreCounted() throws Exception {
        Authority authority = Authority.load(pki.ca(), pki.ca().resolveSibling("ca.key"));
        try (Connector connector = connector(authority, PORT)) {
            Simulator simulator = simulator(connector, "open-", 8);
            simulator.select(0, 5);
            assertThat(simulator
                            .measure(
                                    "idle",
                                    ReportMode.IDLE,
                                    ConnectionMode.FULL,
                                    Pace.unlimited(1, Duration.ofMillis(1)))
                            .openConnections())
                    .isEqualTo(5);
            simulator.disconnect();
            assertThat(simulator
                            .measure(
                                    "first",
                                    ReportMode.FIRST,
                                    ConnectionMode.FULL,
                                    Pace.oncePerHostUnlimited(5, 2, Duration.ofSeconds(30)))
                            .openConnections())
                    .isZero();
        }
    }

    @Test
    void openConnectionsAreNoneWhereNobodyListens() throws Exception {
        Authority authority = Authority.load(pki.ca(), pki.ca().resolveSibling("ca.key"));
        try (Connector connector = connector(authority, Ports.free())) {
            PhaseResult figures = simulator(connector, "nowhere-", 3)
                    .measure("idle", ReportMode.IDLE, ConnectionMode.KEPT, Pace.unlimited(1, Duration.ofMillis(1)));
            assertThat(figures.openConnections()).isZero();
        }
    }

    @Test
    void allHostsComeBack() throws Exception {
        Authority authority = Authority.load(pki.ca(), pki.ca().resolveSibling("ca.key"));
        try (Connector connector = connector(authority, PORT)) {
            SimulatedHosts hosts = new SimulatedHosts("return-", 10);
            Simulator simulator = simulator(connector, hosts);
            simulator.measure(
                    "first",
                    ReportMode.FIRST,
                    ConnectionMode.KEPT,
                    Pace.oncePerHostUnlimited(10, 4, Duration.ofSeconds(30)));
            simulator.disconnect();
            ReconnectingHosts back = new ReconnectingHosts(connector, hosts, simulator::unchangedRequest)
                    .run(60)
                    .join();
            assertThat(back.answeredCount()).isEqualTo(10);
            assertThat(hosts.countConnected()).isEqualTo(10);
        }
    }

    @Test
    void hostIsToldWhenToReportAgain() throws Exception {
        Authority authority = Authority.load(pki.ca(), pki.ca().resolveSibling("ca.key"));
        try (Connector connector = connector(authority, PORT)) {
            SimulatedHosts hosts = new SimulatedHosts("next-", 1);
            PhaseResult first = simulator(connector, hosts)
                    .measure(
                            "first",
                            ReportMode.FIRST,
                            ConnectionMode.KEPT,
                            Pace.oncePerHostUnlimited(1, 1, Duration.ofSeconds(30)));
            assertThat(first.answers().accepted()).isEqualTo(1);
            // the interval, or more where the machine is so busy that the master is late
            assertThat(hosts.connection(0).nextReportSeconds()).isBetween(30, 1200);
            assertThat(hosts.connection(0).retryAfterSeconds()).isEqualTo(HostConnection.UNKNOWN);
        }
    }

    @Test
    void growthIsTheSlopeOfTheSamples() {
        List<Growth.Sample> samples =
                List.of(new Growth.Sample(0, 100), new Growth.Sample(0.5, 103), new Growth.Sample(1, 104));
        assertThat(Growth.slopePerHour(samples)).isEqualTo(4);
        assertThat(Growth.max(samples)).isEqualTo(104);
    }

    private static Connector connector(Authority authority, int port) throws Exception {
        return new Connector(new Address("127.0.0.1", port), authority, new Identities(authority), "TLSv1.3");
    }

    private static Simulator simulator(Connector connector, String prefix, int count) {
        return simulator(connector, new SimulatedHosts(prefix, count));
    }

    private static Simulator simulator(Connector connector, SimulatedHosts hosts) {
        HostPlans plans = new HostPlans(new ActionPool(50), hosts.count(), 5, true);
        return new Simulator(
                connector, hosts, plans, new Requests(2), new ResourceCounters(0, 0, null), new byte[hosts.count()][]);
    }

    @Test
    void wrongUsageIsToldAndNothingIsDone() {
        assertThat(List.of("--hosts=5", "--master=nowhere"))
                .allSatisfy(only -> assertThat(Main.commandLine().execute(only)).isEqualTo(CommandLine.ExitCode.USAGE));
    }
}
