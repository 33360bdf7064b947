package io.masif.ui.view.host;

import io.masif.domain.host.Facts;
import java.time.Instant;

/**
 * A host in the list of hosts.
 *
 * @param name the CN of its certificate
 * @param protocol 1 or 2
 * @param facts the facts that it reports; all unknown for protocol 1
 * @param firstSeen when it reported for the first time
 * @param lastSeen when it reported last
 * @param actions how many actions it plans
 * @param identity by what it is identified
 */
public record HostSummary(
        String name,
        int protocol,
        Facts facts,
        Instant firstSeen,
        Instant lastSeen,
        ActionCounts actions,
        HostIdentity identity) {
    private static final int PROTOCOL_WITHOUT_FACTS = 1;

    /**
     * How many actions a host plans.
     *
     * @param planned all of them
     * @param pending those that await approval
     */
    public record ActionCounts(int planned, int pending) {}

    /** Whether it reports facts at all: version 1 of the protocol has none. */
    public boolean reportsFacts() {
        return protocol != PROTOCOL_WITHOUT_FACTS;
    }

    /** The same after the host was seen again. */
    public HostSummary withLastSeen(Instant moment) {
        return new HostSummary(name, protocol, facts, firstSeen, moment, actions, identity);
    }
}
