package io.masif.bench.simulator;

import io.masif.bench.usage.ResourceCounters.Reading;
import java.util.Locale;
import java.util.Map;

/** What one phase measured. */
public record PhaseResult(String name, Answers answers, Timing timing, Usage usage, int openConnections) {
    public static final String HEADER = String.format(
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

    /**
     * How the reports were answered.
     *
     * @param accepted how many were answered with 200
     * @param failures how often there was another status, by it; 0 for a broken connection
     * @param refusalsWithoutRetryAfter how many were answered with 503, but without {@code Retry-After}
     */
    public record Answers(int accepted, Map<Integer, Integer> failures, int refusalsWithoutRetryAfter) {
        public Answers {
            failures = Map.copyOf(failures);
        }

        public int failureCount() {
            return failures.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /**
     * How long accepted reports took.
     *
     * @param rate of them in a second
     * @param medianMillis milliseconds that half of them took at most
     * @param p99Millis milliseconds that 99 of 100 took at most
     * @param lateMillis milliseconds that 99 of 100 reports were begun at most after they were due
     */
    public record Timing(double rate, double medianMillis, double p99Millis, double lateMillis) {}

    /**
     * What master and database used for them.
     *
     * @param masterSeconds of CPU per 1,000 reports
     * @param databaseSeconds of CPU per 1,000 reports
     * @param statements that the database executed, per report
     * @param residentMegabytes megabytes of the master at the end
     */
    public record Usage(double masterSeconds, double databaseSeconds, double statements, int residentMegabytes) {
        /** CPU of master and database together, per 1,000 reports. */
        public double cpuSeconds() {
            return masterSeconds + databaseSeconds;
        }
    }

    static PhaseResult of(String name, Phase phase, Reading before, Reading after, int openConnections) {
        int accepted = phase.latencies().count();
        double thousands = Math.max(1, accepted) / 1000.0;
        return new PhaseResult(
                name,
                new Answers(accepted, phase.failures(), phase.refusalsWithoutRetryAfter()),
                new Timing(
                        accepted == 0 ? 0 : accepted / phase.seconds(),
                        phase.latencies().percentileMillis(0.5),
                        phase.latencies().percentileMillis(0.99),
                        phase.lateness().percentileMillis(0.99)),
                new Usage(
                        (after.masterSeconds() - before.masterSeconds()) / thousands,
                        (after.databaseSeconds() - before.databaseSeconds()) / thousands,
                        Math.max(0, after.statements() - before.statements() - 1) / (thousands * 1000),
                        after.resident()),
                openConnections);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-34s %8d %9.0f %8.1f %8.1f %9.3f %9.3f %9.4f %6d %6d  %s",
                name,
                answers.accepted(),
                timing.rate(),
                timing.medianMillis(),
                timing.p99Millis(),
                usage.masterSeconds(),
                usage.databaseSeconds(),
                usage.statements(),
                usage.residentMegabytes(),
                openConnections,
                answers.failures().isEmpty() ? "none" : answers.failures());
    }
}
