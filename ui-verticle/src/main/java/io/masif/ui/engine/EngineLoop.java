package io.masif.ui.engine;

import io.masif.boot.logging.FailureLog;
import io.masif.clock.DatabaseClock;
import io.masif.ui.message.ChangedParts;
import io.masif.ui.message.FleetChange;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Runs an engine again and again: once a second if something changed that matters to it, or if something is due. A run begins
 * after the one before has ended, and one that failed is repeated. Nothing runs before the index is loaded. It belongs to the
 * event loop on which it was started.
 */
public final class EngineLoop {
    private static final long INTERVAL_MILLIS = 1000;

    private final Vertx vertx;
    private final FailureLog failures;
    private boolean isLoaded;
    private boolean isRequested;
    private Instant due = Instant.EPOCH;

    /** @param failures where failed runs are logged */
    public EngineLoop(Vertx vertx, FailureLog failures) {
        this.vertx = vertx;
        this.failures = failures;
    }

    /**
     * Begins.
     *
     * @param run does all that is due; returns when something is due although nothing changes, {@link Instant#MAX} for never
     * @param isRelevant whether a change of the index requests a run
     */
    public void start(Supplier<Future<Instant>> run, Predicate<ChangedParts> isRelevant) {
        vertx.eventBus().<FleetChange>localConsumer(FleetChange.ADDRESS, message -> {
            FleetChange change = message.body();
            isLoaded |= change.isAvailable();
            isRequested |= change.isAvailable() && isRelevant.test(change.parts());
        });
        scheduleNext(run);
    }

    /** Requests a run although nothing changed. */
    public void request() {
        isRequested = true;
    }

    private void scheduleNext(Supplier<Future<Instant>> run) {
        vertx.setTimer(INTERVAL_MILLIS, timer -> runIfDue(run).onComplete(done -> scheduleNext(run)));
    }

    private Future<?> runIfDue(Supplier<Future<Instant>> run) {
        boolean isDue = isRequested || !DatabaseClock.of(vertx).now().isBefore(due);
        if (!isLoaded || !isDue) {
            return Future.succeededFuture();
        }
        isRequested = false;
        return Future.succeededFuture()
                .compose(begun -> run.get())
                .onSuccess(next -> {
                    due = next;
                    failures.succeeded();
                })
                .onFailure(e -> {
                    due = Instant.EPOCH;
                    failures.failed(String.valueOf(e.getMessage()));
                });
    }
}
