package io.masif.master.held;

import io.masif.clock.DatabaseClock;
import io.masif.master.approval.ApprovalState;
import io.masif.master.host.HostCache;
import io.masif.master.host.HostEntry;
import io.masif.master.meter.ReportMeters;
import io.masif.master.overload.BackpressureController;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The held reports of one event loop, one of each connection. Each is answered once: when its answer has changed, its time is
 * over, hosts are to report more rarely than it knows, the database no longer has the host or its plan, or this master ends. They
 * have no timers of their own.
 */
public final class HeldReports {
    private static final long SWEEP_MILLIS = 1000;

    private final Map<HttpConnection, HeldReport> byConnection = new HashMap<>();
    private final HeldPlans plans;
    private final EventLoopSlices slices;
    private final DatabaseClock clock;
    private final HostCache hostCache;
    private final BackpressureController backpressure;
    private final AtomicInteger heldCount;
    private final PacedAnswers paced;
    private final ApprovalWalk walk;
    private HeldAnswerer answerer;
    private boolean isClosed;

    /**
     * Of the event loop on which this is called.
     *
     * @param pace of all event loops
     * @param plans of all event loops
     */
    public HeldReports(
            Vertx vertx, HostCache hostCache, BackpressureController backpressure, ApprovalPace pace, HeldPlans plans) {
        this.slices = new EventLoopSlices(vertx);
        this.clock = DatabaseClock.of(vertx);
        this.hostCache = hostCache;
        this.backpressure = backpressure;
        this.plans = plans;
        this.heldCount = ReportMeters.heldCount(vertx);
        this.paced = new PacedAnswers(pace, this::end);
        this.walk =
                new ApprovalWalk(byConnection::values, plans, slices, ApprovalState.of(vertx), clock, paced, this::end);
        paced.begin(vertx);
        vertx.setPeriodic(SWEEP_MILLIS, sweep -> sweep());
    }

    /** Who answers; to be set before the first one is held. */
    public void setAnswerer(HeldAnswerer all) {
        answerer = all;
    }

    /**
     * Holds a report whose answer has just been computed; answers it at once if this master ends. The headers of the request are
     * forgotten, since its answer does not depend on them, and there are many such requests.
     *
     * @return whether that has been done: not if there is no room for its plan, and the caller is to answer it
     */
    public boolean hold(HttpServerRequest request, String host, HoldRequest hold) {
        Optional<HeldPlan> plan = plans.acquire(hold);
        if (plan.isEmpty()) {
            backpressure.recordUnheld();
            return false;
        }
        request.headers().clear();
        HeldReport report = new HeldReport(
                request, host, hold, plan.get(), backpressure.nextReport().seconds());
        byConnection.put(request.connection(), report);
        heldCount.incrementAndGet();
        walk.begin(hold.snapshot());
        if (isClosed) {
            end(report);
        }
        return true;
    }

    /** To be called when a connection is closed. */
    public void forget(HttpConnection connection) {
        HeldReport report = byConnection.get(connection);
        if (report != null) {
            remove(report);
            plans.release(report.plan());
        }
    }

    /** To be called when the approvals have been read. */
    public void onSnapshot() {
        walk.onSnapshot();
    }

    /** Answers all, and from now on each at once, since this master ends. */
    public void close() {
        isClosed = true;
        endAll(new ArrayList<>(byConnection.values()));
    }

    private void sweep() {
        long nowNanos = System.nanoTime();
        long nowMillis = clock.now().toEpochMilli();
        int nextSeconds = backpressure.nextReport().seconds();
        List<HeldReport> over = new ArrayList<>();
        List<HeldReport> expired = new ArrayList<>();
        for (HeldReport report : byConnection.values()) {
            if (report.isOver(nowNanos)) {
                over.add(report);
            } else if (nowMillis >= report.untilMillis()) {
                expired.add(report);
            } else if (report.isNextLonger(nextSeconds) || isToBeRepeated(report, nowNanos)) {
                paced.add(report);
            }
        }
        endAll(over);
        slices.forEach(expired.iterator(), walk::onExpiry, paced::answerDue);
    }

    /**
     * Whether somebody has removed the host or changed its plan in the database, so that it is to report again. Two machines of
     * one name change it in turn: each reports no more often than without being held.
     */
    private boolean isToBeRepeated(HeldReport report, long nowNanos) {
        HostEntry stored = hostCache.get(report.host());
        boolean isStored = stored != null && stored.planId() == report.plan().id();
        return !isStored && report.isIntervalOver(nowNanos);
    }

    private void endAll(List<HeldReport> reports) {
        slices.forEach(reports.iterator(), this::end, () -> {});
    }

    private void end(HeldReport report) {
        if (report.state() != HeldReport.State.ENDED) {
            remove(report);
            answerer.answer(report).onComplete(done -> plans.release(report.plan()));
        }
    }

    private void remove(HeldReport report) {
        report.setState(HeldReport.State.ENDED);
        byConnection.remove(report.request().connection());
        heldCount.decrementAndGet();
    }
}
