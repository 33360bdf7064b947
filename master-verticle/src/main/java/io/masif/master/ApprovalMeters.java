package io.masif.master;

import io.masif.management.Meters;
import io.masif.master.approval.ApprovalSnapshot;
import io.masif.master.approval.ApprovalState;
import io.vertx.core.Vertx;
import java.util.function.ToDoubleFunction;

/** Measures the approvals and declines in force, and how old they are. */
final class ApprovalMeters {
    private static final double MILLIS_PER_SECOND = 1000.0;

    private ApprovalMeters() {}

    static void register(Vertx vertx) {
        ApprovalState approvals = ApprovalState.of(vertx);
        Meters meters = Meters.of(vertx);
        meters.addGauge(
                "masif.approvals", "Approvals in force.", () -> measure(approvals, ApprovalSnapshot::approvalCount));
        meters.addGauge(
                "masif.declines", "Declines in force.", () -> measure(approvals, ApprovalSnapshot::declineCount));
        meters.addGauge(
                "masif.approvals.age.seconds",
                "Since the database was last asked for approvals.",
                () -> measure(
                        approvals, snapshot -> snapshot.age(System.nanoTime()).toMillis() / MILLIS_PER_SECOND));
    }

    /** NaN if none have been loaded yet. */
    private static double measure(ApprovalState approvals, ToDoubleFunction<ApprovalSnapshot> measurement) {
        ApprovalSnapshot latest = approvals.latest();
        return latest == null ? Double.NaN : measurement.applyAsDouble(latest);
    }
}
