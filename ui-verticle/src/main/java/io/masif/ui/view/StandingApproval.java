package io.masif.ui.view;

import io.masif.domain.Approval;
import java.time.Instant;

/**
 * An approval as it was given.
 *
 * @param approval what it covers
 * @param author who gave it
 * @param created when
 * @param revoked when it was revoked; null if it was not
 */
public record StandingApproval(Approval approval, String author, Instant created, Instant revoked) {
    /** Whether it counts at that moment. */
    public boolean inForce(Instant now) {
        return revoked == null && approval.inForce(now);
    }
}
