package io.masif.bench.rollout;

import io.masif.bench.testbed.BenchUi;
import io.masif.bench.testbed.MeasuredMaster;
import io.masif.bench.testbed.Pauses;
import io.masif.bench.testbed.TestBed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Rollouts to a large fleet, over three masters of which one is killed every ten seconds: two in five rings, one in which few
 * hosts fail, and one that pauses by itself in its second ring; or one whose first ring has a limit of hosts at once.
 */
public final class RolloutSimulation {
    private static final int MASTERS = 3;
    private static final int GOOD = 0;
    private static final int BAD = 1;
    private static final double FEW_FAILURES = 0.01;
    private static final double MANY_FAILURES = 0.3;
    private static final int KEPT_BYTES = 1 << 14;
    private static final long MOST_MILLIS_AFTER_FAILURE = 2000;
    /** For how long it is looked for later approvals. */
    private static final Duration AFTER_PAUSE = Duration.ofSeconds(30);

    private static final Duration POLL = Duration.ofMillis(200);

    private final TestBed bed;
    private final int hosts;
    private final long deadline;
    private final UpdatePlans plans = new UpdatePlans();
    private final List<ApprovalCheck> checks = List.of(new ApprovalCheck(), new ApprovalCheck());
    private final List<RolloutWatch> watches = new ArrayList<>();

    public RolloutSimulation(TestBed bed) {
        this.bed = bed;
        this.hosts = bed.sizes().knownHosts();
        this.deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(bed.sizes().minutes());
    }

    /** What is rolled out while masters are killed. */
    private interface Scene {
        void play(KilledMasters masters, BenchUi ui, RolloutFleet fleet);
    }

    /** The two rollouts in five rings. Ends the master that runs: these have others. */
    public void measure() {
        play(this::rollOut);
    }

    /** The rollout with the limit. Ends the master that runs as well. */
    public void measureLimit() {
        play(this::rollOutWithLimit);
    }

    private void play(Scene scene) {
        bed.master().terminate();
        try (KilledMasters masters = new KilledMasters(bed, MASTERS);
                BenchUi ui = BenchUi.start(bed).awaitReady();
                RolloutFleet fleet = createFleet(masters)) {
            fleet.start();
            awaitFirstReports(fleet);
            scene.play(masters, ui, fleet);
            checkAnswers(fleet.counts());
        } finally {
            watches.forEach(RolloutWatch::close);
        }
        checkApprovals();
        bed.master().start();
    }

    private RolloutFleet createFleet(KilledMasters masters) {
        return new RolloutFleet(
                bed.createConnectors(
                        masters.all().stream().map(MeasuredMaster::address).toList(), KEPT_BYTES),
                masters::isReady,
                plans,
                checks,
                hosts,
                bed.sizes().connections());
    }

    private void awaitFirstReports(RolloutFleet fleet) {
        long begun = System.nanoTime();
        while (fleet.counts().known() < hosts) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("after " + bed.sizes().minutes() + " minutes only "
                        + fleet.counts().known() + " of " + hosts + " hosts have reported");
            }
            Pauses.sleep(POLL);
        }
        System.out.printf(
                Locale.ROOT, "%d hosts have reported after %.1f s%n", hosts, (System.nanoTime() - begun) / 1e9);
        int[] ids = readIds();
        checks.forEach(check -> check.setIds(ids));
    }

    /** The numbers of the hosts in the database. */
    private int[] readIds() {
        Map<String, Integer> ids = new HashMap<>();
        bed.statements()
                .list("SELECT name, id FROM agent", row -> row)
                .forEach(row -> ids.put(row.getString(0), row.getInteger(1)));
        return IntStream.range(0, hosts)
                .map(host -> ids.get(RolloutHost.nameOf(host)))
                .toArray();
    }

    private void rollOut(KilledMasters masters, BenchUi ui, RolloutFleet fleet) {
        RolloutApi api = new RolloutApi(ui);
        String plan = api.putPlan();
        fleet.setFailureShare(GOOD, FEW_FAILURES);
        fleet.setFailureShare(BAD, FEW_FAILURES);
        masters.beginToKill();
        RolloutUsage before = RolloutUsage.read(bed, masters, ui, watches, fleet);
        System.out.printf("A rollout in which %.0f %% of the hosts fail:%n", 100 * FEW_FAILURES);
        RolloutRecord end = rollOut(api, plan, GOOD, ring -> {});
        System.out.println("it is " + end.describe());
        System.out.println(RolloutUsage.read(bed, masters, ui, watches, fleet)
                .minus(before)
                .describe(hosts));
        bed.report()
                .checkAtLeast(
                        "rollout: rings that have ended in time", end.rings().size(), end.countEnded());
        if (end.isFinished()) {
            rollOutUntilItPauses(api, plan, fleet);
        }
        System.out.printf("masters killed and started again: %d%n", masters.killed());
    }

    private RolloutRecord rollOut(RolloutApi api, String plan, int update, IntConsumer onOpened) {
        RolloutWatch watch = watch(api.start(plan, plans.update(update)), update);
        return new SimulatedRollout(watch).await(deadline, latest -> false, onOpened);
    }

    private RolloutWatch watch(long rollout, int update) {
        RolloutWatch watch = new RolloutWatch(bed.database(), rollout, checks.get(update));
        watches.add(watch);
        return watch;
    }

    private void rollOutWithLimit(KilledMasters masters, BenchUi ui, RolloutFleet fleet) {
        RolloutApi api = new RolloutApi(ui);
        String plan = api.putLimitedPlan(LimitedRing.PERCENT, LimitedRing.PERCENT_AT_ONCE);
        fleet.setFailureShare(GOOD, FEW_FAILURES);
        masters.beginToKill();
        long rollout = api.start(plan, plans.update(GOOD));
        LimitedRing ring = new LimitedRing(fleet, GOOD);
        RolloutRecord end = new SimulatedRollout(watch(rollout, GOOD)).await(deadline, ring::isOver, opened -> {});
        System.out.println("it is " + end.describe());
        ring.check(end, bed.report());
        api.cancel(rollout);
        Pauses.sleep(AFTER_PAUSE);
        System.out.printf("masters killed and started again: %d%n", masters.killed());
    }

    private void rollOutUntilItPauses(RolloutApi api, String plan, RolloutFleet fleet) {
        System.out.printf("A rollout in which %.0f %% fail from the second ring on:%n", 100 * MANY_FAILURES);
        RolloutRecord end =
                rollOut(api, plan, BAD, ring -> fleet.setFailureShare(BAD, ring == 0 ? FEW_FAILURES : MANY_FAILURES));
        System.out.println("it is " + end.describe());
        bed.report().checkAtLeast("rollout with many failures: has paused in time", 1, end.isPaused() ? 1 : 0);
        if (end.isPaused()) {
            Pauses.sleep(AFTER_PAUSE);
            checkPause(end);
        }
    }

    /** The first ring in which one failure too many was acknowledged has paused it. */
    private void checkPause(RolloutRecord paused) {
        ApprovalCheck check = checks.get(BAD);
        long failed = paused.rings().stream()
                .filter(ring -> ring.opened() != null)
                .map(RolloutRecord.Ring::hosts)
                .flatMapToLong(hosts -> check.findFailure(hosts, RolloutApi.findErrorCount(hosts.size())).stream())
                .min()
                .orElseThrow(() -> new IllegalStateException("it has paused before enough failures were acknowledged"));
        System.out.printf(
                "it has paused %d ms after enough failures were acknowledged;"
                        + " the last of %d approvals was answered after %d ms%n",
                paused.since() - failed, check.count(), check.lastAnsweredAt() - failed);
        bed.report()
                .checkAtMost(
                        "rollout: approvals answered later than 2 s after the failure that pauses it was acknowledged",
                        0,
                        check.countAfter(failed + MOST_MILLIS_AFTER_FAILURE));
    }

    private void checkAnswers(FleetCounts counts) {
        System.out.printf(
                "answers checked: %d; reports that were refused or had no answer: %d%n",
                counts.answered(), counts.refused());
        bed.report().checkAtMost("rollout: answers that approved what was never approved", 0, counts.unexpected());
    }

    private void checkApprovals() {
        for (ApprovalCheck check : checks) {
            check.wrong().stream().limit(10).forEach(each -> System.out.println("in no ring that was open: " + each));
        }
        bed.report()
                .checkAtMost(
                        "rollout: approvals of hosts outside of the open rings, of "
                                + checks.stream().mapToInt(ApprovalCheck::count).sum(),
                        0,
                        checks.stream().mapToInt(check -> check.wrong().size()).sum());
    }
}
