package io.masif.ui.decision;

import io.masif.decision.Scope;
import io.masif.domain.ApprovalPattern;
import java.util.List;

/** A row of the table revocation; no patterns are all actions, and the set of hosts is null if all are meant. */
public record RevocationRecord(long id, long decision, List<ApprovalPattern> patterns, Scope scope, Long hostSet) {
    public RevocationRecord {
        patterns = List.copyOf(patterns);
    }
}
