package io.masif.bench;

import io.masif.bench.Packages.Offer;
import io.masif.bench.Watched.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A fleet of hosts with what they want, by one version of the protocol. */
final class Simulator {
    /** How many actions of a plan differ from those of the last report, where plans change. */
    private static final int CHANGES = 3;

    private final Connector connector;
    private final Hosts hosts;
    private final Plans plans;
    private final Requests requests;
    private final Watched watched;
    private final byte[][] last;

    /** @param last by host its last request, where it sends that one again and again; as long as there are hosts */
    Simulator(Connector connector, Hosts hosts, Plans plans, Requests requests, Watched watched, byte[][] last) {
        this.connector = connector;
        this.hosts = hosts;
        this.plans = plans;
        this.requests = requests;
        this.watched = watched;
        this.last = last;
    }

    /** Hosts report in one mode. Those that keep their connections open are connected before it is measured. */
    Figures measure(String name, Mode mode, Connections connections, Pace pace) {
        if (connections == Connections.KEPT) {
            connect();
        }
        if (mode == Mode.STORM) {
            plans.release(CHANGES);
        }
        Reading before = watched.read();
        Phase phase =
                new Phase(connector, hosts, connections, work(mode), pace).run().join();
        Reading after = watched.read();
        return Figures.of(name, phase, before, after, ProcessUse.residentMegabytes(watched.master()));
    }

    /** Opens the connections of all hosts that take part; the number of those that could not be opened. */
    int connect() {
        return hosts.connect(connector).join();
    }

    /** What a host wants now. */
    List<Offer> plan(int host) {
        return plans.of(host);
    }

    void disconnect() {
        CompletableFuture.runAsync(hosts::disconnect, connector.loop()).join();
    }

    private Work work(Mode mode) {
        return new Work(
                switch (mode) {
                    case FIRST -> this::full;
                    case UNCHANGED -> this::same;
                    case CHANGED ->
                        host -> {
                            plans.change(host, CHANGES);
                            return changed(host);
                        };
                    case STORM -> this::changed;
                },
                this::full);
    }

    private byte[] same(int host) {
        if (last[host] == null) {
            last[host] = requests.unchanged(plans.of(host));
        }
        return last[host];
    }

    private byte[] changed(int host) {
        last[host] = null;
        return requests.changed(plans.of(host));
    }

    private byte[] full(int host) {
        return requests.full(plans.of(host));
    }

    /** Forgets the requests that were made beforehand: the plans are others now. */
    void plansChanged() {
        Arrays.fill(last, null);
    }
}
