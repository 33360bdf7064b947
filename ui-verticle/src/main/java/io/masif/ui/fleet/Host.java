package io.masif.ui.fleet;

import io.masif.domain.Facts;
import java.time.Instant;

/** A host as the database has it. */
record Host(
        int id,
        String name,
        int protocol,
        int plan,
        Facts facts,
        Instant firstSeen,
        Instant lastSeen,
        Instant since,
        boolean conflict) {
    Host seen(Instant moment) {
        return new Host(id, name, protocol, plan, facts, firstSeen, moment, since, conflict);
    }

    /** Whether the other has the same plan since the same moment, and reports it alike. */
    boolean plansTheSame(Host other) {
        return plan == other.plan && protocol == other.protocol && since.equals(other.since);
    }
}
