package io.masif.bench.testbed;

import io.masif.bench.certificate.Identities;
import io.masif.bench.connection.Connector;
import io.masif.bench.connection.SimulatedHosts;
import io.masif.bench.simulator.ConnectionMode;
import io.masif.bench.simulator.Pace;
import io.masif.bench.simulator.PhaseResult;
import io.masif.bench.simulator.ReportMode;
import io.masif.bench.simulator.Simulator;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A fleet of hosts and what it is simulated with. */
public final class SimulatedFleet implements AutoCloseable {
    private final Simulator simulator;
    private final SimulatedHosts hosts;
    private final Connector connector;
    private final Identities identities;

    SimulatedFleet(Simulator simulator, SimulatedHosts hosts, Connector connector, Identities identities) {
        this.simulator = simulator;
        this.hosts = hosts;
        this.connector = connector;
        this.identities = identities;
    }

    public Simulator simulator() {
        return simulator;
    }

    public SimulatedHosts hosts() {
        return hosts;
    }

    public Connector connector() {
        return connector;
    }

    /** The certificates of its hosts. */
    Identities identities() {
        return identities;
    }

    /** Measures, and prints it. */
    public PhaseResult measureAndPrint(String name, ReportMode mode, ConnectionMode connections, Pace pace) {
        PhaseResult figures = simulator.measure(name, mode, connections, pace);
        System.out.println(figures);
        return figures;
    }

    /** Measures while others do something else; to be printed by them. */
    public CompletableFuture<PhaseResult> start(String name, ReportMode mode, ConnectionMode connections, Pace pace) {
        return simulator.start(name, mode, connections, pace);
    }

    /** Each of these hosts reports for the first time, over a connection of its own with an unseen certificate. */
    public PhaseResult first(String name, int from, int number, int clients) {
        select(from, number);
        Pace pace = Pace.oncePerHostUnlimited(number, clients, Duration.ofSeconds(60));
        return measureAndPrint(name, ReportMode.FIRST, ConnectionMode.FULL, pace);
    }

    /** From now on only these hosts take part. */
    public void select(int from, int number) {
        simulator.select(from, number);
    }

    /** The same hosts by the other version of the protocol, over the same connections: closed with this one. */
    public SimulatedFleet withProtocol(int protocol) {
        return new SimulatedFleet(simulator.withProtocol(protocol), hosts, connector, identities);
    }

    /** From now on the hosts have other certificates, which the master has not seen. */
    public void renewCertificates() {
        identities.renew();
    }

    /** Closes its connections as well. */
    @Override
    public void close() {
        simulator.disconnect();
        connector.close();
    }
}
