package io.masif.ui.store;

import io.masif.domain.host.Facts;
import java.time.Instant;

/** A row of the table agent; in conflict if two machines report under its name. */
public record HostRecord(
        int id,
        String name,
        int protocol,
        int plan,
        Facts facts,
        Instant firstSeen,
        Instant lastSeen,
        Instant planSince,
        boolean hasConflict) {}
