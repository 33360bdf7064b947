package io.masif.bench;

import io.masif.boot.Address;
import io.masif.rig.EmbeddedDatabase;
import io.masif.rig.Service;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;

/** A running master with its database, to be measured. */
record Bed(
        Address address,
        Authority authority,
        Service master,
        EmbeddedDatabase database,
        Statements statements,
        Report report,
        Sizes sizes) {
    private static final int PACKAGES = 2000;
    private static final int ACTIONS = 50;
    private static final String NEW_APPROVALS = "UPDATE counter SET value = value + 1 WHERE name = 'approval'";

    /** A fleet whose hosts have names that no other fleet has. */
    Played fleet(String name, int hosts, int protocol, boolean distinct) {
        try {
            Identities identities = new Identities(authority);
            Connector connector = new Connector(address, authority, identities, "TLSv1.3");
            Hosts all = new Hosts(name + "-", hosts);
            for (int host = 0; host < hosts; host++) {
                identities.prepare(all.name(host));
            }
            Plans plans = new Plans(new Packages(PACKAGES), hosts, ACTIONS, distinct);
            Watched watched = new Watched(master.pid(), database.pid(), statements);
            return new Played(
                    new Simulator(connector, all, plans, new Requests(protocol), watched, new byte[hosts][]),
                    all,
                    connector);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A fleet of this measurement. */
    record Played(Simulator simulator, Hosts hosts, Connector connector) implements AutoCloseable {
        /** Measures, and prints it. */
        Figures print(String name, Mode mode, Connections connections, Pace pace) {
            Figures figures = simulator.measure(name, mode, connections, pace);
            System.out.println(figures);
            return figures;
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

    /** Approvals of packages that nobody has, and perhaps of hosts that are not there. */
    void approve(int count) {
        StringBuilder sql = new StringBuilder(
                "INSERT INTO approval (package, kind, to_version, agent, author, created_at) VALUES ");
        for (int i = 0; i < count; i++) {
            sql.append(i == 0 ? "" : ",")
                    .append("('other-")
                    .append(i / 2)
                    .append("','update','")
                    .append(i)
                    .append("',")
                    .append(i % 3 == 0 ? "'other.example.org'" : "NULL")
                    .append(",'bench',UTC_TIMESTAMP(3))");
        }
        statements.execute(sql.toString());
        statements.execute(NEW_APPROVALS);
    }

    /** Approves all that any host has ever wanted. */
    void approveEverything() {
        statements.execute("INSERT INTO approval (package, kind, to_version, author, created_at)"
                + " SELECT package, kind, to_version, 'bench', UTC_TIMESTAMP(3) FROM action");
        statements.execute(NEW_APPROVALS);
    }

    void revokeAll() {
        statements.execute("DELETE FROM approval");
        statements.execute(NEW_APPROVALS);
    }

    /** A target for the highest rate's half, in every mode. */
    void halfRate(Played fleet, String name, Mode mode, Connections connections, double highest) {
        Figures half = fleet.print(name + ", half rate", mode, connections, Pace.steady(highest / 2, 512, half()));
        report.atMost(name + ": p99 in ms at half of the highest rate", 250, half.most());
    }
}
