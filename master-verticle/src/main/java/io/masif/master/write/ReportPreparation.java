package io.masif.master.write;

import io.masif.master.report.HostReport;
import io.vertx.core.Future;
import io.vertx.core.eventbus.Message;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Reports with many actions that the fleet does not know yet. These are stored first, of one report at a time and beside
 * what is written of other hosts, so that nobody has to wait for them.
 */
final class ReportPreparation {
    private final Function<HostReport, Future<Void>> store;
    private final BiConsumer<Message<HostReport>, Throwable> onDone;
    private final ReportQueue queue = new ReportQueue();
    private boolean isStoring;

    /**
     * @param store stores plan and actions of a report, and nothing about its host
     * @param onDone told each report when it can be written like any other, or else what failed
     */
    ReportPreparation(Function<HostReport, Future<Void>> store, BiConsumer<Message<HostReport>, Throwable> onDone) {
        this.store = store;
        this.onDone = onDone;
    }

    /** False if there are too many already. */
    boolean add(Message<HostReport> report, long nowNanos) {
        if (queue.isMemoryFull()) {
            return false;
        }
        ReportBatches.refuseReplaced(queue.add(report, nowNanos));
        if (!isStoring) {
            storeNext();
        }
        return true;
    }

    /** Takes those that have waited longer than that. */
    List<Message<HostReport>> takeOlderThan(long limitNanos) {
        queue.dropAbandoned();
        return queue.takeOlderThan(limitNanos);
    }

    private void storeNext() {
        isStoring = queue.dropAbandoned();
        if (isStoring) {
            Message<HostReport> message = queue.takeEldest();
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
