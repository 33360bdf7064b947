package io.masif.master.write;

import io.masif.master.database.DatabaseDistance;
import io.masif.master.report.ReportSubmission;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Reports with many actions that are new to the fleet. Their actions are stored first, of one report at a time and in
 * parallel with the batches of other hosts, so that these do not wait.
 */
final class ReportPreparation {
    private final Function<ReportSubmission, Future<Void>> store;
    private final BiConsumer<Message<ReportSubmission>, Throwable> onDone;
    private final ReportQueue queue;
    private boolean isStoring;

    /**
     * @param vertx whose database it is
     * @param store stores plan and actions of a report, and nothing about its host
     * @param onDone called with each report and what failed; null if the report can be written now
     */
    ReportPreparation(
            Vertx vertx,
            Function<ReportSubmission, Future<Void>> store,
            BiConsumer<Message<ReportSubmission>, Throwable> onDone) {
        this.queue = new ReportQueue(DatabaseDistance.of(vertx));
        this.store = store;
        this.onDone = onDone;
    }

    /** Queues a report; false if the queue is full. */
    boolean add(Message<ReportSubmission> report, long nowNanos) {
        if (queue.isMemoryFull()) {
            return false;
        }
        queue.add(report, nowNanos);
        if (!isStoring) {
            storeNext();
        }
        return true;
    }

    /** Removes the reports that were added before that moment. */
    List<Message<ReportSubmission>> takeOlderThan(long limitNanos) {
        queue.dropAbandoned();
        return queue.takeOlderThan(limitNanos);
    }

    private void storeNext() {
        isStoring = queue.dropAbandoned();
        if (isStoring) {
            Message<ReportSubmission> message = queue.takeEldest();
            Future.succeededFuture(message.body()).compose(store).onComplete(done -> {
                try {
                    onDone.accept(message, done.cause());
                } finally {
                    storeNext();
                }
            });
        }
    }
}
