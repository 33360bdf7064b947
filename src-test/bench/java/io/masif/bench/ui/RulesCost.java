package io.masif.bench.ui;

import io.masif.bench.database.StoredFleet;
import io.masif.bench.simulator.ConnectionMode;
import io.masif.bench.simulator.Pace;
import io.masif.bench.simulator.PhaseResult;
import io.masif.bench.simulator.ReportMode;
import io.masif.bench.testbed.BenchUi;
import io.masif.bench.testbed.Pauses;
import io.masif.bench.testbed.SimulatedFleet;
import io.masif.bench.testbed.TestBed;
import io.masif.bench.usage.ProcessUsage;
import java.time.Duration;

/**
 * What rules cost: a UI, each time that all of them are evaluated for all actions, as after each decision (the CPU of a second in
 * which a decision is made, with rules and without); and each report. Masters do not know rules; what these approve are decisions
 * like others.
 */
public final class RulesCost {
    private static final int RULES = 200;
    private static final int ACTIONS = 5000;
    private static final int TICKS = 20;
    private static final Duration TICK = Duration.ofMillis(1200);
    private static final double MAX_SECONDS = 0.3;
    private static final double MAX_GROWTH = 1.05;
    /** Statements of the UI and of housekeeping in the time of a report. */
    private static final double MAX_MORE_STATEMENTS = 0.01;

    private static final int CLIENTS = 64;
    /** For how many phases the master works before it is measured: until then its JVM compiles. */
    private static final int WARM_UP_PHASES = 3;

    private final TestBed bed;

    public RulesCost(TestBed bed) {
        this.bed = bed;
    }

    /** Ends the master that runs, since the fleet is written without one. */
    public void measure() {
        bed.master().terminate();
        int hosts = bed.sizes().knownHosts();
        bed.statements().execute("SET GLOBAL innodb_buffer_pool_size = 2 * 1024 * 1024 * 1024");
        new StoredFleet(bed.statements(), ACTIONS).write(hosts, hosts);
        bed.master().start();
        try (BenchUi ui = BenchUi.start(bed).awaitReady();
                SimulatedFleet fleet = bed.createFleet("rules", bed.sizes().hosts(), 2, true)) {
            fleet.measureAndPrint(
                    "first v2",
                    ReportMode.FIRST,
                    ConnectionMode.KEPT,
                    bed.oncePerHost(bed.sizes().hosts()));
            measureTick(ui);
            double without = measureTick(ui);
            measureReports(fleet, "warming up", bed.phaseDuration().multipliedBy(WARM_UP_PHASES));
            PhaseResult.Usage before = measureReports(fleet, "without rules", bed.phaseDuration());
            addRules();
            measureTick(ui);
            double with = measureTick(ui);
            System.out.printf(
                    "UI, %d hosts, %d actions: CPU for a second with a decision %.3f s, with %d rules %.3f s%n",
                    hosts, ACTIONS, without, RULES, with);
            bed.report()
                    .checkAtMost(
                            "UI: seconds of CPU to evaluate " + RULES + " rules for " + ACTIONS + " actions",
                            MAX_SECONDS,
                            with - without);
            check(before, measureReports(fleet, "with rules", bed.phaseDuration()));
        }
    }

    private static PhaseResult.Usage measureReports(SimulatedFleet fleet, String name, Duration duration) {
        return fleet.measureAndPrint(
                        "unchanged v2, " + name,
                        ReportMode.UNCHANGED,
                        ConnectionMode.KEPT,
                        Pace.unlimited(CLIENTS, duration))
                .usage();
    }

    private void check(PhaseResult.Usage without, PhaseResult.Usage with) {
        String reports = "unchanged reports with " + RULES + " rules: ";
        bed.report()
                .checkAtMost(reports + "CPU, times that without", MAX_GROWTH, with.cpuSeconds() / without.cpuSeconds());
        bed.report()
                .checkAtMost(
                        reports + "statements more than without",
                        MAX_MORE_STATEMENTS,
                        with.statements() - without.statements());
    }

    /** Seconds of CPU for one decision and all that follows, on average. */
    private double measureTick(BenchUi ui) {
        double before = ProcessUsage.cpuSeconds(ui.pid());
        for (int i = 0; i < TICKS; i++) {
            bed.statements().execute("""
                    INSERT INTO decision (patterns, scope, author, created_at)
                    VALUES ('[{"package":"unknown"}]', 'all', 'bench', UTC_TIMESTAMP(3))""");
            bed.statements().execute("UPDATE counter SET value = value + 1 WHERE name = 'approval'");
            Pauses.sleep(TICK);
        }
        return (ProcessUsage.cpuSeconds(ui.pid()) - before) / TICKS;
    }

    /** Each matches all actions, none of which is old enough: the most that there can be to evaluate again and again. */
    private void addRules() {
        for (int rule = 1; rule <= RULES; rule++) {
            bed.statements().execute("INSERT INTO rule (name, version) VALUES ('rule " + rule + "', 1)");
            bed.statements().execute("""
                    INSERT INTO rule_version (rule_id, version, name, enabled, packages, kinds, security_only, releases, scope,
                      min_age, author, created_at)
                    SELECT id, 1, name, TRUE, '["library*","!linux-*"]', '["update"]', FALSE, '["Debian/*"]', 'all', 31536000,
                      'bench', UTC_TIMESTAMP(3) FROM rule WHERE name = 'rule %d'""".formatted(rule));
        }
        bed.statements().execute("UPDATE counter SET value = value + 1 WHERE name = 'rule'");
    }
}
