package io.masif.master.held;

import io.masif.clock.DatabaseClock;
import io.masif.master.answer.PlanAnswer;
import io.masif.master.approval.ApprovalSnapshot;
import io.masif.master.approval.ApprovalState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.roaringbitmap.RoaringBitmap;

/**
 * Finds the held reports of one event loop whose answers differ after a change of the approvals, in random order. Only plans
 * with a package that the change is about are looked at, and hosts that are in other groups.
 */
final class ApprovalWalk {
    private final Supplier<Collection<HeldReport>> reports;
    private final HeldPlans plans;
    private final EventLoopSlices slices;
    private final ApprovalState approvals;
    private final DatabaseClock clock;
    private final PacedAnswers paced;
    private final Consumer<HeldReport> answerer;
    /** What all held reports have been compared with. */
    private ApprovalSnapshot evaluated;

    private boolean isWalking;

    /**
     * @param reports those that are held now
     * @param plans of these reports
     * @param paced gets those for which something is approved
     * @param answerer answers at once those for which something is not approved any more
     */
    ApprovalWalk(
            Supplier<Collection<HeldReport>> reports,
            HeldPlans plans,
            EventLoopSlices slices,
            ApprovalState approvals,
            DatabaseClock clock,
            PacedAnswers paced,
            Consumer<HeldReport> answerer) {
        this.reports = reports;
        this.plans = plans;
        this.slices = slices;
        this.approvals = approvals;
        this.clock = clock;
        this.paced = paced;
        this.answerer = answerer;
    }

    /**
     * A report is held.
     *
     * @param snapshot from which its answer has just been computed; there may be a later one
     */
    void begin(ApprovalSnapshot snapshot) {
        evaluated = evaluated == null ? snapshot : evaluated;
        onSnapshot();
    }

    /** The approvals may have changed. One walk follows the other, so that none is left out. */
    void onSnapshot() {
        ApprovalSnapshot latest = approvals.latest();
        if (isWalking || evaluated == null || evaluated.revision() == latest.revision()) {
            return;
        }
        isWalking = true;
        ApprovalSnapshot before = evaluated;
        Predicate<HeldPlan> isConcerned = plans.concernedBy(latest.findChangedPackages(before));
        RoaringBitmap hosts = latest.findChangedHosts(before);
        List<HeldReport> all = new ArrayList<>(reports.get());
        Collections.shuffle(all);
        slices.forEach(
                all.iterator(),
                report -> {
                    if (isConcerned.test(report.plan()) || hosts.contains(report.hostId())) {
                        Instant now = clock.now();
                        compare(report, before, now, latest, now);
                    }
                },
                () -> {
                    evaluated = latest;
                    isWalking = false;
                    paced.answerDue();
                    onSnapshot();
                });
    }

    /** An approval in the answer has expired, or a deferral has ended. */
    void onExpiry(HeldReport report) {
        ApprovalSnapshot latest = approvals.latest();
        compare(report, latest, Instant.ofEpochMilli(report.untilMillis() - 1), latest, clock.now());
    }

    private void compare(
            HeldReport report, ApprovalSnapshot from, Instant fromTime, ApprovalSnapshot to, Instant toTime) {
        if (report.state() == HeldReport.State.ENDED) {
            return;
        }
        PlanAnswer before = report.evaluate(from, fromTime);
        PlanAnswer after = report.evaluate(to, toTime);
        report.setUntilMillis(after.untilMillis());
        if (report.isKnown(after)) {
            paced.remove(report);
        } else if (after.approved().includes(before.approved())) {
            paced.add(report);
        } else {
            answerer.accept(report);
        }
    }
}
