package io.masif.ui.view.host.detail;

import io.masif.domain.Kind;
import io.masif.ui.view.host.HostCondition;
import io.masif.ui.view.host.HostRow;
import io.masif.ui.view.list.ListPage;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A host and a page of its plan.
 *
 * @param planId the number of its plan
 * @param planSince when it began to report this plan
 * @param planHosts how many hosts have the same plan
 * @param pendingRestarts the kinds of restarts that are pending
 * @param groups the names of its groups
 */
public record HostPage(
        HostRow row,
        ListPage<PlannedAction> plan,
        int planId,
        Instant planSince,
        int planHosts,
        Set<Kind> pendingRestarts,
        List<String> groups) {
    public HostPage {
        pendingRestarts = Set.copyOf(pendingRestarts);
        groups = List.copyOf(groups);
    }

    /** The address of what a condition calls for: the pending action if there is one, else all hosts in that condition. */
    public String link(HostCondition condition) {
        return pendingRestarts.stream()
                .filter(kind -> kind.word().equals(condition.word()))
                .map(kind -> "/pending?kind=" + kind.word())
                .findFirst()
                .orElse("/hosts?state=" + condition.word());
    }

    /** The same after the host was seen again. */
    public HostPage withLastSeen(Instant moment) {
        return new HostPage(row.withLastSeen(moment), plan, planId, planSince, planHosts, pendingRestarts, groups);
    }
}
