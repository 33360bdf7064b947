package io.masif.master.overload;

import io.masif.failure.Failure;
import io.masif.master.database.StorageState;
import io.masif.master.meter.ReportMeters;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Decides which parsed reports are accepted for writing, and how long they may wait. The methods named shed are called for
 * a report that is not written for want of capacity: they count it, and return the failure that its sender gets.
 */
public final class WriteAdmission {
    private static final int MAX_UNPREPARED_ACTIONS = 1000;
    private static final int MAX_WAITING_ANSWERS = 20_000;
    /** Preparing takes longer, but no longer than {@link ReportAdmission#STORE_TIMEOUT} lets its host wait. */
    private static final long MAX_PREPARATION_WAIT_NANOS = Duration.ofSeconds(6).toNanos();

    private final BackpressureController backpressure;
    private final StorageState storage;
    private final ReportMeters meters;
    private final HostQuota actionQuota;
    private final HostQuota runAndPlanQuota;

    /**
     * @param actionQuota of actions that the fleet does not have yet
     * @param runAndPlanQuota of runs, and of plans that the fleet does not have yet
     */
    public WriteAdmission(
            Vertx vertx, BackpressureController backpressure, HostQuota actionQuota, HostQuota runAndPlanQuota) {
        this.backpressure = backpressure;
        this.storage = StorageState.of(vertx);
        this.meters = ReportMeters.of(vertx);
        this.actionQuota = actionQuota;
        this.runAndPlanQuota = runAndPlanQuota;
    }

    /**
     * Why the host may not report so much that is new, and when it may; empty if it may.
     *
     * @param newBytes of its runs and its new plan
     */
    public Optional<Failure> checkQuota(String host, int newActions, LongSupplier newBytes, long nowNanos) {
        Optional<Failure> refusal = actionQuota.refusal(host, newActions, nowNanos);
        return refusal.isPresent() ? refusal : runAndPlanQuota.refusal(host, newBytes.getAsLong(), nowNanos);
    }

    /** Whether a report with so many new actions is prepared first, so that no other report has to wait for it. */
    public static boolean needsPreparation(int newActions) {
        return newActions > MAX_UNPREPARED_ACTIONS;
    }

    /** Reports that began to wait for being prepared before this moment have waited too long. */
    public static long preparationDeadline(long nowNanos) {
        return nowNanos - MAX_PREPARATION_WAIT_NANOS;
    }

    /**
     * The write queue has no room for a report: event loops refuse reports for a moment before they parse them, and all
     * hosts have to report less often, unless the database stalls.
     */
    public Failure shedQueueFull() {
        backpressure.recordQueueFull(System.nanoTime());
        return shedOverdue();
    }

    /** A report has waited too long for being written: all hosts have to report less often, unless the database stalls. */
    public Failure shedOverdue() {
        if (!storage.isStalled()) {
            backpressure.recordRefusal();
        }
        return shed();
    }

    /** A report cannot be prepared in time: this does not concern other hosts. */
    public Failure shedUnprepared() {
        return shed();
    }

    private Failure shed() {
        meters.countShed();
        return Failure.unavailable(storage.delay().orElse("there are more reports than can be written"), null);
    }

    /** For a report that a later one of the same host replaces: a host does not wait for two answers at once. */
    public static Failure replacedFailure() {
        return Failure.unavailable("another report of this host has come meanwhile", null);
    }

    /** The refusal of another answer of version 1 when so many wait for being written; empty if there is room. */
    public static Optional<Failure> checkWaitingAnswers(int waiting) {
        return waiting >= MAX_WAITING_ANSWERS
                ? Optional.of(Failure.unavailable("there are more answers than can be written", null))
                : Optional.empty();
    }
}
