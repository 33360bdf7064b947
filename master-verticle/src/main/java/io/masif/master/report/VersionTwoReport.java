package io.masif.master.report;

import io.masif.domain.Digest;
import io.masif.domain.Run;
import io.masif.wire.WaitRequest;
import java.util.List;
import java.util.Optional;

/**
 * A report of version 2 of the protocol. Parts that have not changed since the host's last report are left out.
 *
 * @param runActions the actions of the runs, in their order
 * @param waitRequest empty if it is to be answered at once
 */
public record VersionTwoReport(
        Digest planDigest,
        Optional<ReportedPlan> plan,
        Optional<ReportedFacts> facts,
        List<Run> runs,
        List<ReportedAction> runActions,
        Optional<WaitRequest> waitRequest)
        implements HostReport {
    public VersionTwoReport {
        runs = List.copyOf(runs);
        runActions = List.copyOf(runActions);
    }

    /** The same with other times of its runs. */
    public VersionTwoReport withRuns(List<Run> others) {
        return new VersionTwoReport(planDigest, plan, facts, others, runActions, waitRequest);
    }

    @Override
    public int protocol() {
        return 2;
    }

    @Override
    public boolean needsStoredActions() {
        return true;
    }

    @Override
    public boolean reliesOnEarlierReport() {
        return plan.isEmpty() && facts.isEmpty();
    }

    @Override
    public int estimatedBytes() {
        return facts.map(its -> its.json().length()).orElse(0)
                + plan.map(ReportedPlan::estimatedActionBytes).orElse(0)
                + RunSize.estimateBytes(runs);
    }
}
