package io.masif.ui.decision;

import io.masif.decision.Scope;
import io.masif.domain.ApprovalPattern;
import java.time.Instant;
import java.util.List;

/** A row of the table decision; the set of hosts is null if all are meant. */
public record DecisionRecord(
        long id,
        List<ApprovalPattern> patterns,
        Scope scope,
        Long hostSet,
        String author,
        String comment,
        Instant created,
        Instant expires) {
    public DecisionRecord {
        patterns = List.copyOf(patterns);
    }
}
