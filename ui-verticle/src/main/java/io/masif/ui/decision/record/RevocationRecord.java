package io.masif.ui.decision.record;

import io.masif.domain.ApprovalPattern;
import java.util.List;

/**
 * A row of the table revocation or decline_revocation.
 *
 * @param decision the number of the decision
 * @param patterns the revoked actions; empty for all of them
 */
public record RevocationRecord(long id, long decision, List<ApprovalPattern> patterns, HostSetReference hosts) {
    public RevocationRecord {
        patterns = List.copyOf(patterns);
    }
}
