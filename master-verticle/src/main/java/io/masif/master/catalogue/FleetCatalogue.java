package io.masif.master.catalogue;

import io.masif.master.overload.HostQuota;
import java.util.function.Predicate;

/** The plans and actions of the fleet, and the quotas that limit what one host may add to them and to the runs. */
public final class FleetCatalogue {
    private final HostQuota actionQuota = HostQuota.forNewActions();
    private final HostQuota runAndPlanQuota = HostQuota.forRunsAndPlans();
    private final ActionCatalogue actions = new ActionCatalogue(actionQuota);
    private final ActionSources sources = new ActionSources(actions);
    private final PlanCatalogue plans;

    /** @param isNewHost whether the database does not have the host of that name, as far as this master knows */
    public FleetCatalogue(Predicate<String> isNewHost) {
        plans = new PlanCatalogue(actions, runAndPlanQuota, isNewHost);
    }

    public ActionCatalogue actions() {
        return actions;
    }

    public ActionSources sources() {
        return sources;
    }

    public PlanCatalogue plans() {
        return plans;
    }

    /** What each host may still add to the actions of the fleet. */
    public HostQuota actionQuota() {
        return actionQuota;
    }

    /** What each host may still add to its runs and to the plans of the fleet. */
    public HostQuota runAndPlanQuota() {
        return runAndPlanQuota;
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
