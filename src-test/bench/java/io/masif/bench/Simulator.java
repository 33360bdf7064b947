package io.masif.bench;

import io.masif.bench.Packages.Offer;
import io.masif.bench.Watched.Reading;
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

    /**
     * Hosts report in one mode, from now on. Those that keep their connections open are connected before it is
     * measured.
     */
    CompletableFuture<Figures> begin(String name, Mode mode, Connections connections, Pace pace) {
        if (connections == Connections.KEPT || mode == Mode.IDLE) {
            hosts.connect(connector).join();
        }
        if (mode == Mode.STORM) {
            plans.release(CHANGES);
        }
        return begin(name, work(mode), connections, mode == Mode.IDLE ? pace.silently() : pace);
    }

    /** Hosts that are connected, or connect each time, report something else. */
    CompletableFuture<Figures> begin(String name, Work work, Connections connections, Pace pace) {
        Reading before = watched.read();
        return new Phase(connector, hosts, connections, work, pace)
                .run()
                .thenApplyAsync(phase -> Figures.of(name, phase, before, watched.read(), hosts.open()));
    }

    /** The same, to its end. */
    Figures measure(String name, Mode mode, Connections connections, Pace pace) {
        return begin(name, mode, connections, pace).join();
    }

    /** From now on only these hosts take part. */
    void only(int from, int number) {
        CompletableFuture.runAsync(() -> hosts.only(from, number), connector.loop())
                .join();
    }

    /** The same hosts with the same plans, by the other version of the protocol. */
    Simulator speaking(int protocol) {
        return new Simulator(connector, hosts, plans, new Requests(protocol), watched, new byte[last.length][]);
    }

    /** The request of a host that wants what it wanted before. */
    byte[] unchanged(int host) {
        if (last[host] == null) {
            last[host] = requests.unchanged(plans.of(host));
        }
        return last[host];
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
                    case UNCHANGED, IDLE -> this::unchanged;
                    case CHANGED ->
                        host -> {
                            plans.change(host, CHANGES);
                            return changed(host);
                        };
                    case STORM -> this::changed;
                },
                this::full);
    }

    private byte[] changed(int host) {
        last[host] = null;
        return requests.changed(plans.of(host));
    }

    private byte[] full(int host) {
        return requests.full(plans.of(host));
    }
}
