package io.masif.ui.store;

import io.masif.domain.host.Facts;
import io.masif.ui.view.host.HostIdentity;
import java.time.Instant;

/** A row of the table agent. */
public record HostRecord(
        int id,
        String name,
        ReportedPlan plan,
        Facts facts,
        Instant firstSeen,
        Instant lastSeen,
        HostIdentity identity) {
    /** Whether the host speaks version 1 of the protocol. */
    public boolean isVersionOne() {
        return plan.protocol() == 1;
    }

    /** The same row with equal objects that other rows share. */
    public HostRecord withShared(String sharedName, Facts sharedFacts) {
        return new HostRecord(id, sharedName, plan, sharedFacts, firstSeen, lastSeen, identity);
    }

    /** The same row after the host was seen again. */
    public HostRecord withLastSeen(Instant moment) {
        return moment.equals(lastSeen) ? this : new HostRecord(id, name, plan, facts, firstSeen, moment, identity);
    }
}
