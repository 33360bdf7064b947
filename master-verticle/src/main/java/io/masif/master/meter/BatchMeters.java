package io.masif.master.meter;

import io.masif.management.Meters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** Measures the batches in which reports are written. */
public final class BatchMeters {
    private final DistributionSummary size;
    private final Timer duration;
    private final Counter retries;

    private BatchMeters(Meters meters) {
        size = DistributionSummary.builder("masif.batch.size")
                .description("Reports that were written together.")
                .serviceLevelObjectives(1, 2, 5, 10, 20, 50, 100, 200, 500)
                .register(meters.registry());
        duration = meters.createTimer("masif.batch.duration", "How long writing reports together took.");
        retries = Counter.builder("masif.transactions.retried")
                .description("What was done again since others wrote the same rows.")
                .register(meters.registry());
    }

    /** The meters of this Vert.x. Looking them up is slow: keep them. */
    public static BatchMeters of(Vertx vertx) {
        return new BatchMeters(Meters.of(vertx));
    }

    /** A batch was written, or failed. */
    public void recordBatch(int reports, long nanos) {
        size.record(reports);
        duration.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** A transaction is tried again after a deadlock or a lock that took too long. */
    public void countRetry() {
        retries.increment();
    }
}
