package io.masif.ui.view;

import java.time.Instant;
import java.util.List;

/**
 * The whole fleet at one revision.
 *
 * @param hosts how many there are
 * @param pending what awaits approval, by package
 * @param approvals the newest first, those in force before those that were revoked
 */
public record Overview(int hosts, List<PendingPackage> pending, List<Progress> approvals) {
    public Overview {
        pending = List.copyOf(pending);
        approvals = List.copyOf(approvals);
    }

    /** Those that were not revoked and have not expired: what the page shows. */
    public List<Progress> current() {
        Instant now = Instant.now();
        return approvals.stream().filter(each -> each.standing().inForce(now)).toList();
    }

    /** Every row of every package. */
    public List<PendingRow> rows() {
        return pending.stream().flatMap(each -> each.rows().stream()).toList();
    }
}
