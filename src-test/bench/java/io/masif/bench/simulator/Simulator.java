package io.masif.bench.simulator;

import io.masif.bench.connection.Connector;
import io.masif.bench.connection.SimulatedHosts;
import io.masif.bench.request.ActionPool.Offer;
import io.masif.bench.request.HostPlans;
import io.masif.bench.request.Requests;
import io.masif.bench.usage.ResourceCounters;
import io.masif.bench.usage.ResourceCounters.Reading;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A fleet of hosts with their plans, by one version of the protocol. */
public final class Simulator {
    /** How many actions of a plan differ from those of the last report, where plans change. */
    private static final int CHANGES = 3;

    private final Connector connector;
    private final SimulatedHosts hosts;
    private final HostPlans plans;
    private final Requests requests;
    private final ResourceCounters resourceWatch;
    private final byte[][] lastRequests;

    /** @param lastRequests by host its last request, where it sends that one again and again; as long as there are hosts */
    public Simulator(
            Connector connector,
            SimulatedHosts hosts,
            HostPlans plans,
            Requests requests,
            ResourceCounters resourceWatch,
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
    public CompletableFuture<PhaseResult> start(String name, ReportMode mode, ConnectionMode connections, Pace pace) {
        if (connections == ConnectionMode.KEPT || mode == ReportMode.IDLE) {
            hosts.connect(connector).join();
        }
        if (mode == ReportMode.STORM) {
            plans.release(CHANGES);
        }
        return start(name, createWork(mode), connections, mode == ReportMode.IDLE ? pace.withoutReports() : pace);
    }

    /** Hosts that are connected, or connect each time, report something else. */
    public CompletableFuture<PhaseResult> start(
            String name, RequestSource work, ConnectionMode connections, Pace pace) {
        Reading before = resourceWatch.read();
        return new Phase(connector, hosts, connections, work, pace)
                .run()
                .thenApplyAsync(
                        phase -> PhaseResult.of(name, phase, before, resourceWatch.read(), hosts.countConnected()));
    }

    /** The same, to its end. */
    public PhaseResult measure(String name, ReportMode mode, ConnectionMode connections, Pace pace) {
        return start(name, mode, connections, pace).join();
    }

    /** From now on only these hosts take part. */
    public void select(int from, int number) {
        CompletableFuture.runAsync(() -> hosts.select(from, number), connector.loop())
                .join();
    }

    /** The same hosts with the same plans, by the other version of the protocol. */
    public Simulator withProtocol(int protocol) {
        return new Simulator(
                connector, hosts, plans, new Requests(protocol), resourceWatch, new byte[lastRequests.length][]);
    }

    /** The request of a host whose plan is unchanged. */
    public byte[] unchangedRequest(int host) {
        if (lastRequests[host] == null) {
            lastRequests[host] = requests.unchanged(plans.planOf(host));
        }
        return lastRequests[host];
    }

    /** The current plan of a host. */
    public List<Offer> planOf(int host) {
        return plans.planOf(host);
    }

    public void disconnect() {
        CompletableFuture.runAsync(hosts::disconnect, connector.loop()).join();
    }

    private RequestSource createWork(ReportMode mode) {
        return new RequestSource(
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
