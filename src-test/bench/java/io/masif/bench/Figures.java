package io.masif.bench;

import io.masif.bench.Watched.Reading;
import java.util.Locale;
import java.util.Map;

/**
 * What one phase measured.
 *
 * @param answered reports answered with 200
 * @param rate of them in a second
 * @param medianMillis milliseconds that half of them took at most
 * @param p99Millis milliseconds that 99 of 100 took at most
 * @param late milliseconds that 99 of 100 reports were begun at most after they were due
 * @param failures how often there was another status, by it; 0 for a broken connection
 * @param refusalsWithoutRetryAfter how many of those that were told to come back were not told when
 * @param masterSeconds of CPU per 1,000 reports
 * @param databaseSeconds of CPU per 1,000 reports
 * @param statements that the database executed, per report
 * @param residentMegabytes megabytes of the master at the end
 * @param openConnections connections at the end
 */
record Figures(
        String name,
        int answered,
        double rate,
        double medianMillis,
        double p99Millis,
        double late,
        Map<Integer, Integer> failures,
        int refusalsWithoutRetryAfter,
        double masterSeconds,
        double databaseSeconds,
        double statements,
        int residentMegabytes,
        int openConnections) {
    static final String HEADER = String.format(
            "%-34s %8s %9s %8s %8s %9s %9s %9s %6s %6s  %s",
            "",
            "reports",
            "per s",
            "p50 ms",
            "p99 ms",
            "CPU s mst",
            "CPU s db",
            "SQL/rep",
            "RSS",
            "open",
            "other answers");

    static Figures of(String name, Phase phase, Reading before, Reading after, int openConnections) {
        int answered = phase.latencies().count();
        double thousands = Math.max(1, answered) / 1000.0;
        return new Figures(
                name,
                answered,
                answered == 0 ? 0 : answered / phase.seconds(),
                phase.latencies().percentileMillis(0.5),
                phase.latencies().percentileMillis(0.99),
                phase.lateness().percentileMillis(0.99),
                Map.copyOf(phase.failures()),
                phase.refusalsWithoutRetryAfter(),
                (after.masterSeconds() - before.masterSeconds()) / thousands,
                (after.databaseSeconds() - before.databaseSeconds()) / thousands,
                Math.max(0, after.statements() - before.statements() - 1) / (thousands * 1000),
                after.resident(),
                openConnections);
    }

    /** CPU of master and database together, per 1,000 reports. */
    double cpuSeconds() {
        return masterSeconds + databaseSeconds;
    }

    int failureCount() {
        return failures.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-34s %8d %9.0f %8.1f %8.1f %9.3f %9.3f %9.4f %6d %6d  %s",
                name,
                answered,
                rate,
                medianMillis,
                p99Millis,
                masterSeconds,
                databaseSeconds,
                statements,
                residentMegabytes,
                openConnections,
                failures.isEmpty() ? "none" : failures);
    }
}
