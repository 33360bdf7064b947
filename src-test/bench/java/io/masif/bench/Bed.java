package io.masif.bench;

import io.masif.boot.Address;
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
    Played fleet(String name, int hosts, int protocol, boolean distinct) {
        return fleet(master, name, hosts, protocol, distinct);
    }

    /** The same, of hosts that report to this master. */
    Played fleet(Master to, String name, int hosts, int protocol, boolean distinct) {
        return fleet(to, name, new Plans(new Packages(PACKAGES), hosts, ACTIONS, distinct), hosts, protocol);
    }

    /** The same, of hosts with these plans. */
    Played fleet(Master to, String name, Plans plans, int hosts, int protocol) {
        return fleet(to.address(), new Watched(to.pid(), database.pid(), statements), name, plans, hosts, protocol);
    }

    /** A fleet that reports to a server without a database. */
    Played fleet(Service bare, Address address, int hosts) {
        Plans plans = new Plans(new Packages(PACKAGES), hosts, ACTIONS, true);
        return fleet(address, new Watched(bare.pid(), 0, null), "bare", plans, hosts, 1);
    }

    private Played fleet(Address to, Watched watched, String name, Plans plans, int hosts, int protocol) {
        try {
            Identities identities = new Identities(authority);
            Connector connector = new Connector(to, authority, identities, "TLSv1.3");
            Hosts all = new Hosts(name + "-", hosts);
            for (int host = 0; host < hosts; host++) {
                identities.prepare(all.name(host));
            }
            return new Played(
                    new Simulator(connector, all, plans, new Requests(protocol), watched, new byte[hosts][]),
                    all,
                    connector,
                    identities);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A fleet of this measurement. */
    record Played(Simulator simulator, Hosts hosts, Connector connector, Identities identities)
            implements AutoCloseable {
        /** Measures, and prints it. */
        Figures print(String name, Mode mode, Connections connections, Pace pace) {
            Figures figures = simulator.measure(name, mode, connections, pace);
            System.out.println(figures);
            return figures;
        }

        /** Measures while others do something else; to be printed by them. */
        CompletableFuture<Figures> begin(String name, Mode mode, Connections connections, Pace pace) {
            return simulator.begin(name, mode, connections, pace);
        }

        /** Each of these hosts reports for the first time, over a connection of its own with an unseen certificate. */
        Figures first(String name, int from, int number, int clients) {
            only(from, number);
            Pace pace = Pace.once(number, clients, Duration.ofSeconds(60));
            return print(name, Mode.FIRST, Connections.FULL, pace);
        }

        /** From now on only these hosts take part. */
        void only(int from, int number) {
            simulator.only(from, number);
        }

        /** The same hosts by the other version of the protocol, over the same connections: closed with this one. */
        Played speaking(int protocol) {
            return new Played(simulator.speaking(protocol), hosts, connector, identities);
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

    Duration phase() {
        return Duration.ofSeconds(sizes.seconds());
    }

    Duration half() {
        return Duration.ofSeconds(Math.max(2, sizes.seconds() / 2));
    }

    /** Every host once. */
    Pace once(int hosts) {
        return Pace.once(hosts, 64, Duration.ofSeconds(60));
    }

    StoredDecisions decisions() {
        return new StoredDecisions(statements);
    }

    /** A target for the highest rate's half, in every mode. */
    void halfRate(Played fleet, String name, Mode mode, Connections connections, double highest) {
        halfRate(fleet, name, mode, connections, Pace.steady(highest / 2, 512, half()));
    }

    /** The same, where every host may report once only: as many as there are at most. */
    void halfRateOnce(Played fleet, String name, Mode mode, double highest) {
        Pace pace = Pace.steady(highest / 2, 512, half()).onceEach(fleet.hosts().count());
        halfRate(fleet, name, mode, Connections.KEPT, pace);
    }

    private void halfRate(Played fleet, String name, Mode mode, Connections connections, Pace pace) {
        Figures half = fleet.print(name + ", half rate", mode, connections, pace);
        report.atMost(name + ": p99 in ms at half of the highest rate", 250, half.most());
    }
}
