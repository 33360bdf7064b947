package io.masif.ui.fleet.index;

import io.masif.domain.host.Facts;
import java.time.Instant;

/** A host as the database has it. */
public record IndexedHost(
        int id,
        String name,
        int protocol,
        int plan,
        Facts facts,
        Instant firstSeen,
        Instant lastSeen,
        Instant planSince,
        boolean hasConflict) {
    IndexedHost withLastSeen(Instant moment) {
        return new IndexedHost(id, name, protocol, plan, facts, firstSeen, moment, planSince, hasConflict);
    }

    /** Whether the other has the same plan since the same moment, and reports it alike. */
    boolean hasSamePlan(IndexedHost other) {
        return plan == other.plan && protocol == other.protocol && planSince.equals(other.planSince);
    }
}
