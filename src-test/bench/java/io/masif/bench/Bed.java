package io.masif.bench;

import io.masif.boot.config.Address;
import io.masif.rig.EmbeddedDatabase;
import io.masif.rig.Service;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A running master with its database, to be measured. */
record Bed(
        Masters masters,
        Master master,
        Authority authority,
        EmbeddedDatabase database,
        Statements statements,
        Report report,
        Sizes sizes) {
    private static final int PACKAGES = 2000;
    private static final int ACTIONS = 50;

    /** A fleet whose hosts have names that no other fleet has. */
    SimulatedFleet createFleet(String name, int hosts, int protocol, boolean isDistinct) {
        return createFleet(master, name, hosts, protocol, isDistinct);
    }

    /** The same, of hosts that report to this master. */
    SimulatedFleet createFleet(Master to, String name, int hosts, int protocol, boolean isDistinct) {
        return createFleet(to, name, new Plans(new Packages(PACKAGES), hosts, ACTIONS, isDistinct), hosts, protocol);
    }

    /** The same, of hosts with these plans. */
    SimulatedFleet createFleet(Master to, String name, Plans plans, int hosts, int protocol) {
        return createFleet(
                to.address(), new Watched(to.pid(), database.pid(), statements), name, plans, hosts, protocol);
    }

    /** A fleet that reports to a server without a database. */
    SimulatedFleet createFleet(Service bare, Address address, int hosts) {
        Plans plans = new Plans(new Packages(PACKAGES), hosts, ACTIONS, true);
        return createFleet(address, new Watched(bare.pid(), 0, null), "bare", plans, hosts, 1);
    }

    private SimulatedFleet createFleet(Address to, Watched watched, String name, Plans plans, int hosts, int protocol) {
        try {
            Identities identities = new Identities(authority);
            Connector connector = new Connector(to, authority, identities, "TLSv1.3");
            Hosts all = new Hosts(name + "-", hosts);
            for (int host = 0; host < hosts; host++) {
                identities.prepare(all.name(host));
            }
            return new SimulatedFleet(
                    new Simulator(connector, all, plans, new Requests(protocol), watched, new byte[hosts][]),
                    all,
                    connector,
                    identities);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A fleet of this measurement. */
    record SimulatedFleet(Simulator simulator, Hosts hosts, Connector connector, Identities identities)
            implements AutoCloseable {
        /** Measures, and prints it. */
        Figures measureAndPrint(String name, Mode mode, Connections connections, Pace pace) {
            Figures figures = simulator.measure(name, mode, connections, pace);
            System.out.println(figures);
            return figures;
        }

        /** Measures while others do something else; to be printed by them. */
        CompletableFuture<Figures> start(String name, Mode mode, Connections connections, Pace pace) {
            return simulator.start(name, mode, connections, pace);
        }

        /** Each of these hosts reports for the first time, over a connection of its own with an unseen certificate. */
        Figures first(String name, int from, int number, int clients) {
            select(from, number);
            Pace pace = Pace.oncePerHostUnlimited(number, clients, Duration.ofSeconds(60));
            return measureAndPrint(name, Mode.FIRST, Connections.FULL, pace);
        }

        /** From now on only these hosts take part. */
        void select(int from, int number) {
            simulator.select(from, number);
        }

        /** The same hosts by the other version of the protocol, over the same connections: closed with this one. */
        SimulatedFleet withProtocol(int protocol) {
            return new SimulatedFleet(simulator.withProtocol(protocol), hosts, connector, identities);
        }

        /** From now on the hosts have other certificates, which the master has not seen. */
        void renewCertificates() {
            identities.renew();
        }

        /** Closes its connections as well. */
        @Override
        public void close() {
            simulator.disconnect();
            connector.close();
        }
    }

    Duration phaseDuration() {
        return Duration.ofSeconds(sizes.seconds());
    }

    Duration halfPhaseDuration() {
        return Duration.ofSeconds(Math.max(2, sizes.seconds() / 2));
    }

    /** Every host once. */
    Pace oncePerHost(int hosts) {
        return Pace.oncePerHostUnlimited(hosts, 64, Duration.ofSeconds(60));
    }

    StoredDecisions decisions() {
        return new StoredDecisions(statements);
    }

    /** A target for the highest rate's half, in every mode. */
    void checkHalfRate(SimulatedFleet fleet, String name, Mode mode, Connections connections, double highest) {
        checkHalfRate(fleet, name, mode, connections, Pace.steady(highest / 2, 512, halfPhaseDuration()));
    }

    /** The same, where every host may report once only: as many as there are at most. */
    void checkHalfRateOncePerHost(SimulatedFleet fleet, String name, Mode mode, double highest) {
        Pace pace = Pace.steady(highest / 2, 512, halfPhaseDuration())
                .oncePerHost(fleet.hosts().count());
        checkHalfRate(fleet, name, mode, Connections.KEPT, pace);
    }

    private void checkHalfRate(SimulatedFleet fleet, String name, Mode mode, Connections connections, Pace pace) {
        Figures figures = fleet.measureAndPrint(name + ", half rate", mode, connections, pace);
        report.checkAtMost(name + ": p99 in ms at half of the highest rate", 250, figures.p99Millis());
    }
}
