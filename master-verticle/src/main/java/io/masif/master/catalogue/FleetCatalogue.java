package io.masif.master.catalogue;

import io.masif.failure.Failure;
import io.masif.master.overload.HostQuota;
import io.masif.master.report.ReportSubmission;
import java.util.Optional;
import java.util.function.Predicate;

/** The plans and actions of the fleet, and the quotas that limit what one host may add to them and to the runs. */
public final class FleetCatalogue {
    private final HostQuota actionQuota = HostQuota.forNewActions();
    private final HostQuota runAndPlanQuota = HostQuota.forRunsAndPlans();
    private final ActionCatalogue actions = new ActionCatalogue(actionQuota);
    private final PlanCatalogue plans;

    /** @param isNewHost whether the database does not have the host of that name, as far as this master knows */
    public FleetCatalogue(Predicate<String> isNewHost) {
        plans = new PlanCatalogue(actions, runAndPlanQuota, isNewHost);
    }

    public ActionCatalogue actions() {
        return actions;
    }

    public PlanCatalogue plans() {
        return plans;
    }

    /**
     * Why the report is refused; empty if its host has quota left for it.
     *
     * @param newActions the number of its actions that are not in memory
     */
    public Optional<Failure> refusal(ReportSubmission submission, int newActions, long nowNanos) {
        String host = submission.host();
        return actionQuota
                .refusal(host, newActions, nowNanos)
                .or(() -> runAndPlanQuota.refusal(host, plans.countUncachedBytes(submission.report()), nowNanos));
    }

    /** Whether runs may be added that the host did not report itself. */
    public boolean mayAddRuns(String host) {
        return runAndPlanQuota.hasRemaining(host, System.nanoTime());
    }

    /** Charges the host for runs that were added. */
    public void consumeRuns(String host, int bytes, long nowNanos) {
        runAndPlanQuota.consume(host, bytes, nowNanos);
    }

    /** Forgets all plans and actions, since the database may not have them any more. */
    public void clear() {
        plans.clear();
        actions.clear();
    }
}
