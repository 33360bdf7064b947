package io.masif.bench.cluster;

import io.masif.bench.cluster.load.ApprovalLoad;
import io.masif.bench.cluster.load.HostLoad;
import io.masif.bench.testbed.Pauses;
import io.masif.rig.process.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Lets something happen to a cluster under load, and counts. */
final class FaultRun {
    /** Hosts whose reports end before the fault does: an older report that is stored afterwards would be seen. */
    static final int QUIET_HOSTS = 20;

    private static final Duration QUIET_BEFORE_END = Duration.ofSeconds(3);
    private static final Duration BETWEEN = Duration.ofSeconds(4);
    private static final Duration SETTLED = Duration.ofSeconds(90);

    private final HostLoad hosts;
    private final ApprovalLoad approvals;
    private final Audit audit;
    private final UiComparison uis;
    private final List<String> findings = new ArrayList<>();

    FaultRun(HostLoad hosts, ApprovalLoad approvals, Audit audit, UiComparison uis) {
        this.hosts = hosts;
        this.approvals = approvals;
        this.audit = audit;
        this.uis = uis;
    }

    /** A sentence for each thing that was lost or doubled. */
    List<String> findings() {
        return findings;
    }

    FaultResult run(Fault fault) {
        hosts.reconnect();
        Pauses.sleep(BETWEEN);
        hosts.reset();
        approvals.resetAcknowledged();
        long begin = System.nanoTime();
        hosts.setServable(fault.isServable());
        fault.begin().run();
        Pauses.sleep(shorter(fault.lasts()));
        hosts.quieten(QUIET_HOSTS);
        Pauses.sleep(fault.lasts().minus(shorter(fault.lasts())));
        fault.end().run();
        if (!fault.isServable()) {
            hosts.setServable(true);
        }
        double uiSeconds = uis.secondsUntilRight(System.nanoTime());
        awaitQuiet();
        List<String> lost = new ArrayList<>(audit.lostReports(QUIET_HOSTS));
        lost.addAll(audit.lostApprovals());
        List<String> doubled = audit.doubled();
        hosts.quieten(0);
        Pauses.sleep(BETWEEN);
        findings.addAll(
                lost.stream().map(each -> fault.name() + ": lost " + each).toList());
        findings.addAll(
                doubled.stream().map(each -> fault.name() + ": twice " + each).toList());
        double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
        return new FaultResult(
                fault.name(),
                seconds,
                hosts.reset(),
                approvals.resetAcknowledged(),
                lost.size(),
                doubled.size(),
                uiSeconds);
    }

    /** Ends the load, and looks at everything once more. */
    FaultResult end() {
        long begin = System.nanoTime();
        approvals.stop();
        Await.until("all approvals are acknowledged", SETTLED, () -> approvals.underWay() == 0);
        Pauses.sleep(BETWEEN);
        hosts.quieten(hosts.count());
        Await.until("all reports are acknowledged", SETTLED, () -> hosts.countWaiting(hosts.count()) == 0);
        List<String> lost = new ArrayList<>(audit.lostReports(hosts.count()));
        lost.addAll(audit.lostApprovals());
        lost.addAll(audit.unequalAnswers());
        List<String> doubled = audit.doubled();
        lost.forEach(each -> findings.add("at the end: lost " + each));
        doubled.forEach(each -> findings.add("at the end: twice " + each));
        return new FaultResult(
                "all of it at the end",
                (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1),
                hosts.reset(),
                approvals.resetAcknowledged(),
                lost.size(),
                doubled.size(),
                uis.secondsUntilRight(System.nanoTime()));
    }

    /** Those that are to be quiet have their last answer, or do not get it in time. */
    private void awaitQuiet() {
        long until = System.nanoTime() + QUIET_BEFORE_END.toNanos();
        while (hosts.countWaiting(QUIET_HOSTS) > 0 && System.nanoTime() < until) {
            Pauses.sleep(Duration.ofMillis(100));
        }
    }

    private static Duration shorter(Duration time) {
        Duration shorter = time.minus(QUIET_BEFORE_END);
        return shorter.isNegative() ? Duration.ZERO : shorter;
    }
}
