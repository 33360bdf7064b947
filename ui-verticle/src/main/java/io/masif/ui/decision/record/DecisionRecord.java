package io.masif.ui.decision.record;

import io.masif.domain.ApprovalPattern;
import java.time.Instant;
import java.util.List;

/** A row of the table decision or decline. */
public record DecisionRecord(
        long id,
        List<ApprovalPattern> patterns,
        HostSetReference hosts,
        String author,
        String comment,
        Instant created,
        Instant expires) {
    public DecisionRecord {
        patterns = List.copyOf(patterns);
    }
}
