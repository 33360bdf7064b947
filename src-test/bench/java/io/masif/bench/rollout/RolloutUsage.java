package io.masif.bench.rollout;

import io.masif.bench.testbed.BenchUi;
import io.masif.bench.testbed.TestBed;
import io.masif.bench.usage.ProcessUsage;
import java.util.List;
import java.util.Locale;

/**
 * What all processes have used until a moment, and for how many reports.
 *
 * @param masterSeconds of CPU, with the starts of those that were killed
 * @param statements of the database, without those of the measurement
 */
record RolloutUsage(double masterSeconds, double uiSeconds, double databaseSeconds, long statements, long reports) {
    private static final double THOUSAND = 1000;

    static RolloutUsage read(
            TestBed bed, KilledMasters masters, BenchUi ui, List<RolloutWatch> watches, RolloutFleet fleet) {
        return new RolloutUsage(
                masters.cpuSeconds(),
                ProcessUsage.cpuSeconds(ui.pid()),
                ProcessUsage.cpuSeconds(bed.database().pid()),
                bed.statements().count()
                        - watches.stream().mapToLong(RolloutWatch::statements).sum(),
                fleet.counts().answered());
    }

    /** Of this, what was used since another one. */
    RolloutUsage minus(RolloutUsage earlier) {
        return new RolloutUsage(
                masterSeconds - earlier.masterSeconds,
                uiSeconds - earlier.uiSeconds,
                databaseSeconds - earlier.databaseSeconds,
                statements - earlier.statements,
                reports - earlier.reports);
    }

    /** For each report and each host. */
    String describe(int hosts) {
        double thousands = Math.max(1, reports) / THOUSAND;
        return String.format(
                Locale.ROOT,
                "%d reports answered; per 1,000: CPU s %.3f masters, %.3f UI, %.3f database; statements per host: %.2f",
                reports,
                masterSeconds / thousands,
                uiSeconds / thousands,
                databaseSeconds / thousands,
                (double) statements / hosts);
    }
}
