package io.masif.bench.testbed;

import io.masif.bench.certificate.Authority;
import io.masif.bench.certificate.Identities;
import io.masif.bench.connection.Connector;
import io.masif.bench.connection.SimulatedHosts;
import io.masif.bench.database.DatabaseClient;
import io.masif.bench.database.StoredDecisions;
import io.masif.bench.request.ActionPool;
import io.masif.bench.request.HostPlans;
import io.masif.bench.request.Requests;
import io.masif.bench.simulator.ConnectionMode;
import io.masif.bench.simulator.Pace;
import io.masif.bench.simulator.PhaseResult;
import io.masif.bench.simulator.ReportMode;
import io.masif.bench.simulator.Simulator;
import io.masif.bench.usage.ResourceCounters;
import io.masif.boot.config.Address;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Service;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A running master with its database, to be measured. */
public final class TestBed {
    private static final int PACKAGES = 2000;
    private static final int ACTIONS = 50;

    private final MasterFactory masters;
    private final MeasuredMaster master;
    private final Authority authority;
    private final EmbeddedDatabase database;
    private final DatabaseClient statements;
    private final TargetReport report;
    private final Sizes sizes;

    public TestBed(
            MasterFactory masters,
            MeasuredMaster master,
            Authority authority,
            EmbeddedDatabase database,
            DatabaseClient statements,
            TargetReport report,
            Sizes sizes) {
        this.masters = masters;
        this.master = master;
        this.authority = authority;
        this.database = database;
        this.statements = statements;
        this.report = report;
        this.sizes = sizes;
    }

    public MasterFactory masters() {
        return masters;
    }

    public MeasuredMaster master() {
        return master;
    }

    public EmbeddedDatabase database() {
        return database;
    }

    public DatabaseClient statements() {
        return statements;
    }

    public TargetReport report() {
        return report;
    }

    public Sizes sizes() {
        return sizes;
    }

    /** A fleet whose hosts have names that no other fleet has. */
    public SimulatedFleet createFleet(String name, int hosts, int protocol, boolean isDistinct) {
        return createFleet(master, name, hosts, protocol, isDistinct);
    }

    /** The same, of hosts that report to this master. */
    public SimulatedFleet createFleet(MeasuredMaster to, String name, int hosts, int protocol, boolean isDistinct) {
        return createFleet(
                to, name, new HostPlans(new ActionPool(PACKAGES), hosts, ACTIONS, isDistinct), hosts, protocol);
    }

    /** The same, of hosts with these plans. */
    public SimulatedFleet createFleet(MeasuredMaster to, String name, HostPlans plans, int hosts, int protocol) {
        return createFleet(
                to.address(), new ResourceCounters(to.pid(), database.pid(), statements), name, plans, hosts, protocol);
    }

    /** A fleet that reports to a server without a database. */
    public SimulatedFleet createFleet(Service bare, Address address, int hosts) {
        HostPlans plans = new HostPlans(new ActionPool(PACKAGES), hosts, ACTIONS, true);
        return createFleet(address, new ResourceCounters(bare.pid(), 0, null), "bare", plans, hosts, 1);
    }

    /** The hosts of a fleet, which have the same certificates, but report to another master. */
    public SimulatedFleet createReturningFleet(SimulatedFleet before, MeasuredMaster to, String name, int protocol) {
        int hosts = before.hosts().count();
        return createFleet(
                to.address(),
                new ResourceCounters(to.pid(), database.pid(), statements),
                name,
                new HostPlans(new ActionPool(PACKAGES), hosts, ACTIONS, false),
                before.identities(),
                hosts,
                protocol);
    }

    private SimulatedFleet createFleet(
            Address to, ResourceCounters watched, String name, HostPlans plans, int hosts, int protocol) {
        try {
            return createFleet(to, watched, name, plans, new Identities(authority), hosts, protocol);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private SimulatedFleet createFleet(
            Address to,
            ResourceCounters watched,
            String name,
            HostPlans plans,
            Identities identities,
            int hosts,
            int protocol) {
        try {
            Connector connector = new Connector(to, authority, identities, "TLSv1.3");
            SimulatedHosts all = new SimulatedHosts(name + "-", hosts);
            for (int host = 0; host < hosts; host++) {
                identities.prepare(all.name(host));
            }
            return new SimulatedFleet(
                    new Simulator(connector, all, plans, new Requests(protocol), watched, new byte[hosts][]),
                    all,
                    connector,
                    identities);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Connectors of the same hosts to several masters, on one thread.
     *
     * @param keptBytes how much of the end of each answer's body a connection keeps
     */
    public List<Connector> createConnectors(List<Address> to, int keptBytes) {
        try {
            Connector first = new Connector(to.get(0), authority, new Identities(authority), "TLSv1.3", keptBytes);
            return Stream.concat(Stream.of(first), to.stream().skip(1).map(first::to))
                    .toList();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public Duration phaseDuration() {
        return Duration.ofSeconds(sizes.seconds());
    }

    public Duration halfPhaseDuration() {
        return Duration.ofSeconds(Math.max(2, sizes.seconds() / 2));
    }

    /** Every host once. */
    public Pace oncePerHost(int hosts) {
        return Pace.oncePerHostUnlimited(hosts, 64, Duration.ofSeconds(60));
    }

    public StoredDecisions decisions() {
        return new StoredDecisions(statements);
    }

    /** A target for the highest rate's half, in every mode. */
    public void checkHalfRate(
            SimulatedFleet fleet, String name, ReportMode mode, ConnectionMode connections, double highest) {
        checkHalfRate(fleet, name, mode, connections, Pace.steady(highest / 2, 512, halfPhaseDuration()));
    }

    /** The same, where every host may report once only: as many as there are at most. */
    public void checkHalfRateOncePerHost(SimulatedFleet fleet, String name, ReportMode mode, double highest) {
        Pace pace = Pace.steady(highest / 2, 512, halfPhaseDuration())
                .oncePerHost(fleet.hosts().count());
        checkHalfRate(fleet, name, mode, ConnectionMode.KEPT, pace);
    }

    private void checkHalfRate(
            SimulatedFleet fleet, String name, ReportMode mode, ConnectionMode connections, Pace pace) {
        PhaseResult figures = fleet.measureAndPrint(name + ", half rate", mode, connections, pace);
        report.checkAtMost(
                name + ": p99 in ms at half of the highest rate",
                250,
                figures.timing().p99Millis());
    }
}
