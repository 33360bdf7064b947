package io.masif.ui.view.approval.list;

import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.approval.FailedRun;
import io.masif.ui.view.approval.summary.DecisionPart;
import io.masif.ui.view.approval.summary.DecisionParts;
import java.util.List;

/** An approval on its own page. */
public record ApprovalView(ApprovalRow row, DecisionParts parts) {
    /** @param hostNames the hosts or groups of that part */
    public static ApprovalView of(ApprovalRow row, DecisionPart part, List<String> hostNames) {
        return new ApprovalView(
                row,
                new DecisionParts(
                        DecisionKind.APPROVAL, row.decision(), row.findRevoked(), row.revocations(), part, hostNames));
    }

    /** One of which no hosts are shown. */
    public static ApprovalView withoutHosts(ApprovalRow row) {
        return of(row, DecisionPart.FIRST, List.of());
    }

    /** Whether something of it may still change. */
    public boolean isLive() {
        return row.state().isInForce() || row.count(ProgressState.RUNNING) > 0;
    }

    /** The hosts on which it failed if these are few; empty if they are many. */
    public List<String> failedHosts() {
        if (row.progress() == null) {
            return List.of();
        }
        List<String> hosts = row.progress().failures().stream()
                .map(FailedRun::host)
                .distinct()
                .toList();
        return hosts.size() == row.count(ProgressState.FAILED) ? hosts : List.of();
    }
}
