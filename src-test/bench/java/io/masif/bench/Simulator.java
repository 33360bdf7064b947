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
    private final Watched resourceWatch;
    private final byte[][] lastRequests;

    /** @param lastRequests by host its last request, where it sends that one again and again; as long as there are hosts */
    Simulator(
            Connector connector,
            Hosts hosts,
            Plans plans,
            Requests requests,
            Watched resourceWatch,
            byte[][] lastRequests) {
        this.connector = connector;
        this.hosts = hosts;
        this.plans = plans;
        this.requests = requests;
        this.resourceWatch = resourceWatch;
        this.lastRequests = lastRequests;
    }

    /**
     * Hosts report in one mode, from now on. Those that keep their connections open are connected before it is
     * measured.
     */
    CompletableFuture<Figures> start(String name, Mode mode, Connections connections, Pace pace) {
        if (connections == Connections.KEPT || mode == Mode.IDLE) {
            hosts.connect(connector).join();
        }
        if (mode == Mode.STORM) {
            plans.release(CHANGES);
        }
        return start(name, createWork(mode), connections, mode == Mode.IDLE ? pace.withoutReports() : pace);
    }

    /** Hosts that are connected, or connect each time, report something else. */
    CompletableFuture<Figures> start(String name, Work work, Connections connections, Pace pace) {
        Reading before = resourceWatch.read();
        return new Phase(connector, hosts, connections, work, pace)
                .run()
                .thenApplyAsync(phase -> Figures.of(name, phase, before, resourceWatch.read(), hosts.countConnected()));
    }

    /** The same, to its end. */
    Figures measure(String name, Mode mode, Connections connections, Pace pace) {
        return start(name, mode, connections, pace).join();
    }

    /** From now on only these hosts take part. */
    void select(int from, int number) {
        CompletableFuture.runAsync(() -> hosts.select(from, number), connector.loop())
                .join();
    }

    /** The same hosts with the same plans, by the other version of the protocol. */
    Simulator withProtocol(int protocol) {
        return new Simulator(
                connector, hosts, plans, new Requests(protocol), resourceWatch, new byte[lastRequests.length][]);
    }

    /** The request of a host that wants what it wanted before. */
    byte[] unchangedRequest(int host) {
        if (lastRequests[host] == null) {
            lastRequests[host] = requests.unchanged(plans.planOf(host));
        }
        return lastRequests[host];
    }

    /** What a host wants now. */
    List<Offer> planOf(int host) {
        return plans.planOf(host);
    }

    void disconnect() {
        CompletableFuture.runAsync(hosts::disconnect, connector.loop()).join();
    }

    private Work createWork(Mode mode) {
        return new Work(
                switch (mode) {
                    case FIRST -> this::fullRequest;
                    case UNCHANGED, IDLE -> this::unchangedRequest;
                    case CHANGED ->
                        host -> {
                            plans.change(host, CHANGES);
                            return changedRequest(host);
                        };
                    case STORM -> this::changedRequest;
                },
                this::fullRequest);
    }

    private byte[] changedRequest(int host) {
        lastRequests[host] = null;
        return requests.changed(plans.planOf(host));
    }

    private byte[] fullRequest(int host) {
        return requests.full(plans.planOf(host));
    }
}
