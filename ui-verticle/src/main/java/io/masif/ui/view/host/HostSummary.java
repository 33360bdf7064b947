package io.masif.ui.view.host;

import io.masif.domain.host.Facts;
import io.masif.ui.view.label.HostLabels;
import java.time.Instant;

/**
 * A host in the list of hosts.
 *
 * @param name the CN of its certificate
 * @param protocol 1 or 2
 * @param facts the facts that it reports; all unknown for protocol 1
 * @param labels its labels from all sources
 * @param sightings when it reported
 * @param actions how many actions it plans
 * @param identity by what it is identified
 */
public record HostSummary(
        String name,
        int protocol,
        Facts facts,
        HostLabels labels,
        Sightings sightings,
        ActionCounts actions,
        HostIdentity identity) {
    private static final int PROTOCOL_WITHOUT_FACTS = 1;

    /**
     * When a host reported.
     *
     * @param first for the first time
     * @param last for the last time
     */
    public record Sightings(Instant first, Instant last) {}

    /**
     * How many actions a host plans.
     *
     * @param planned all of them
     * @param pending those that await approval
     */
    public record ActionCounts(int planned, int pending) {}

    /** When it reported for the first time. */
    public Instant firstSeen() {
        return sightings.first();
    }

    /** When it reported last. */
    public Instant lastSeen() {
        return sightings.last();
    }

    /** Whether it reports facts at all: version 1 of the protocol has none. */
    public boolean reportsFacts() {
        return protocol != PROTOCOL_WITHOUT_FACTS;
    }

    /** The same after the host was seen again. */
    public HostSummary withLastSeen(Instant moment) {
        return new HostSummary(
                name, protocol, facts, labels, new Sightings(sightings.first(), moment), actions, identity);
    }
}
