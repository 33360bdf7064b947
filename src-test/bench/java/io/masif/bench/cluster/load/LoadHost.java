package io.masif.bench.cluster.load;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/** What a host of the load has sent, and what of it was acknowledged. Of the load's thread. */
public final class LoadHost {
    private final Set<String> acknowledgedRuns = new HashSet<>();
    private final Set<String> laterPlans = new LinkedHashSet<>();
    private String acknowledgedPlan;
    private Set<String> plannedPackages = Set.of();
    private Set<String> approvedPackages = Set.of();
    private long waitingSince;

    /**
     * Since when it has something to report that was not acknowledged, or from when on it waits for longer than it has asked for,
     * which may be later than now; 0 if it has nothing.
     */
    public long waitingSince() {
        return waitingSince;
    }

    public void beginReport() {
        waitingSince = System.nanoTime();
    }

    /** @param since from when on it waits for too long; later than now if its answer may be held back until then */
    void waitFrom(long since) {
        waitingSince = since;
    }

    /** What it waited for has been answered. */
    void onHeldAnswer(Set<String> approved) {
        approvedPackages = approved;
        waitingSince = 0;
    }

    public void onSent(LoadReport report) {
        laterPlans.add(report.digest());
    }

    public void onAcknowledged(LoadReport report, Set<String> approved) {
        acknowledgedPlan = report.digest();
        laterPlans.clear();
        plannedPackages = Set.copyOf(report.packages().values());
        approvedPackages = approved;
        waitingSince = 0;
        if (report.run() != null) {
            acknowledgedRuns.add(report.run().id());
        }
    }

    /** Whether a stored plan may be this host's: the one acknowledged last, or one sent after it. */
    public boolean mayHaveStored(String digest) {
        return acknowledgedPlan == null || acknowledgedPlan.equals(digest) || laterPlans.contains(digest);
    }

    public boolean isKnown() {
        return acknowledgedPlan != null;
    }

    /** Whether the last answer approved just those of its packages that are approved. */
    public boolean isAnsweredBy(Predicate<String> isApproved) {
        return plannedPackages.stream().allMatch(name -> approvedPackages.contains(name) == isApproved.test(name));
    }

    /** The ids of its runs that have been acknowledged. */
    public Set<String> acknowledgedRuns() {
        return acknowledgedRuns;
    }
}
