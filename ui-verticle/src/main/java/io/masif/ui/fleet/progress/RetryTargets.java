package io.masif.ui.fleet.progress;

import io.masif.decision.HostSet;
import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.fleet.name.HostNames;
import io.masif.ui.language.Text;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.approval.RetryTarget;
import java.time.Instant;
import java.util.List;

/** Finds what of an approval failed and can be retried. */
public final class RetryTargets {
    private RetryTargets() {}

    /**
     * @param hosts the names of the hosts; empty for all on which it failed
     * @throws Failure as not found if there is no approval of that number, as bad input if it did not fail on one of the hosts,
     *     and as a conflict if it failed on none
     */
    public static RetryTarget find(
            FleetIndex fleet, PendingActions pending, long approval, List<String> hosts, Instant now) {
        AuthoredDecision standing = fleet.decisions().get(approval);
        if (standing == null) {
            throw DecisionKind.APPROVAL.createNotFound(approval);
        }
        List<RetryableFailure> all =
                ApprovalProgress.count(fleet, pending, standing, now).findRetryable();
        HostSet failed =
                HostSet.of(all.stream().mapToInt(RetryableFailure::host).toArray());
        HostSet chosen = hosts.isEmpty() ? failed : HostNames.resolve(fleet, hosts);
        chosen.toBitmap().forEach((int host) -> requireFailed(fleet, approval, failed, host));
        if (chosen.size() == 0) {
            throw Failure.of(Failure.Code.CONFLICT, Text.of("refusal.nothing-to-retry", Long.toString(approval)));
        }
        return of(
                fleet, all.stream().filter(each -> chosen.contains(each.host())).toList());
    }

    /** What these failures are, of which there is at least one. */
    public static RetryTarget of(FleetIndex fleet, List<RetryableFailure> retried) {
        HostSet chosen =
                HostSet.of(retried.stream().mapToInt(RetryableFailure::host).toArray());
        return new RetryTarget(
                retried.stream()
                        .map(each -> toPattern(fleet.action(each.action())))
                        .distinct()
                        .toList(),
                chosen,
                HostNames.findFirst(fleet, chosen, Integer.MAX_VALUE),
                retried.stream().mapToLong(RetryableFailure::run).max().orElseThrow());
    }

    private static void requireFailed(FleetIndex fleet, long approval, HostSet failed, int host) {
        if (!failed.contains(host)) {
            throw Failure.badInput(Text.of(
                    "refusal.not-failed",
                    Long.toString(approval),
                    Quote.of(fleet.host(host).name())));
        }
    }

    private static ApprovalPattern toPattern(Action action) {
        return new ApprovalPattern(action.packageName(), action.kind(), action.from(), action.to());
    }
}
