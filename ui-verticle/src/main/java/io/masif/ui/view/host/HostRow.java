package io.masif.ui.view.host;

import io.masif.domain.host.Facts;
import java.time.Instant;

/**
 * A host in the list of hosts.
 *
 * @param name its certificate's CN
 * @param protocol 1 or 2
 * @param facts what it told about itself; all unknown for protocol 1
 * @param firstSeen when it reported for the first time
 * @param lastSeen when it reported last
 * @param planned how many actions it wants
 * @param pending how many of them await approval
 * @param hasConflict whether two machines report under this name
 */
public record HostRow(
        String name,
        int protocol,
        Facts facts,
        Instant firstSeen,
        Instant lastSeen,
        int planned,
        int pending,
        boolean hasConflict) {
    private static final int PROTOCOL_WITHOUT_FACTS = 1;

    /** Whether it reports facts at all: version 1 of the protocol has none. */
    public boolean reportsFacts() {
        return protocol != PROTOCOL_WITHOUT_FACTS;
    }
}
