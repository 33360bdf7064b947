package io.masif.ui.view.host.detail;

import io.masif.ui.view.host.HostRow;
import io.masif.ui.view.list.ListPage;
import java.time.Instant;

/**
 * A host and a page of its plan.
 *
 * @param planId the number of its plan
 * @param planSince when it began to report this plan
 * @param planHosts how many hosts have the same plan
 */
public record HostPage(HostRow row, ListPage<PlannedAction> plan, int planId, Instant planSince, int planHosts) {
    /** The same after the host was seen again. */
    public HostPage withLastSeen(Instant moment) {
        return new HostPage(row.withLastSeen(moment), plan, planId, planSince, planHosts);
    }
}
