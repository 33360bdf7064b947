package io.masif.ui.page.approval;

import io.masif.ui.view.approval.list.ApprovalRow;
import io.masif.ui.view.approval.list.ProgressState;
import io.masif.ui.view.host.HostColumns;
import io.masif.ui.view.host.HostFilter;
import java.util.stream.Collectors;

/** Addresses that lead from approvals to what they are about. */
public final class ApprovalLinks {
    private ApprovalLinks() {}

    /** The hosts on which the approvals of a row are that far; the rollout if it has too many approvals for an address. */
    public static String hosts(ApprovalRow row, ProgressState progress) {
        if (row.decisions().size() > HostFilter.MAX_APPROVALS) {
            return "/rollouts/" + row.decision().origin().rollout();
        }
        String numbers = row.decisions().stream().map(String::valueOf).collect(Collectors.joining(","));
        return HostColumns.LIST
                .all()
                .withFilter(HostFilter.APPROVAL, numbers)
                .withFilter(HostFilter.PROGRESS, progress.word())
                .link();
    }
}
