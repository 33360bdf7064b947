package io.masif.bench;

import io.masif.bench.Watched.Reading;
import java.util.Locale;
import java.util.Map;

/**
 * What one phase measured.
 *
 * @param answered reports answered with 200
 * @param rate of them in a second
 * @param half milliseconds that half of them took at most
 * @param most milliseconds that 99 of 100 took at most
 * @param late milliseconds that 99 of 100 reports were begun at most after they were due
 * @param failures how often there was another status, by it; 0 for a broken connection
 * @param vague how many of those that were told to come back were not told when
 * @param masterSeconds of CPU per 1,000 reports
 * @param databaseSeconds of CPU per 1,000 reports
 * @param statements that the database executed, per report
 * @param resident megabytes of the master at the end
 * @param open connections at the end
 */
record Figures(
        String name,
        int answered,
        double rate,
        double half,
        double most,
        double late,
        Map<Integer, Integer> failures,
        int vague,
        double masterSeconds,
        double databaseSeconds,
        double statements,
        int resident,
        int open) {
    static final String HEAD = String.format(
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

    static Figures of(String name, Phase phase, Reading before, Reading after, int open) {
        int answered = phase.latencies().count();
        double thousands = Math.max(1, answered) / 1000.0;
        return new Figures(
                name,
                answered,
                answered == 0 ? 0 : answered / phase.seconds(),
                phase.latencies().millis(0.5),
                phase.latencies().millis(0.99),
                phase.lateness().millis(0.99),
                Map.copyOf(phase.failures()),
                phase.vague(),
                (after.masterSeconds() - before.masterSeconds()) / thousands,
                (after.databaseSeconds() - before.databaseSeconds()) / thousands,
                Math.max(0, after.statements() - before.statements() - 1) / (thousands * 1000),
                after.resident(),
                open);
    }

    /** CPU of master and database together, per 1,000 reports. */
    double seconds() {
        return masterSeconds + databaseSeconds;
    }

    int failed() {
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
                half,
                most,
                masterSeconds,
                databaseSeconds,
                statements,
                resident,
                open,
                failures.isEmpty() ? "none" : failures);
    }
}
