package io.masif.master.plan;

import io.vertx.core.Future;
import io.vertx.core.eventbus.Message;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Reports with many actions that the fleet does not know yet. These are stored first, of one report at a time and beside
 * what is written of other hosts, so that nobody has to wait for them.
 */
final class Preparation {
    private static final int MANY = 1000;

    private final Function<HostReport, Future<Void>> store;
    private final BiConsumer<Message<HostReport>, Throwable> whenDone;
    private final ReportQueue queue = new ReportQueue();
    private boolean storing;

    /**
     * @param store stores plan and actions of a report, and nothing about its host
     * @param whenDone told each report when it can be written like any other, or else what failed
     */
    Preparation(Function<HostReport, Future<Void>> store, BiConsumer<Message<HostReport>, Throwable> whenDone) {
        this.store = store;
        this.whenDone = whenDone;
    }

    /** Whether a report that tells so many new actions has to come here. */
    static boolean needed(int newActions) {
        return newActions > MANY;
    }

    /** False if there are too many already. */
    boolean add(Message<HostReport> report, long nowNanos) {
        if (queue.large()) {
            return false;
        }
        Batches.refuseEarlier(queue.add(report, nowNanos));
        if (!storing) {
            next();
        }
        return true;
    }

    /** Takes those that have waited longer than that. */
    List<Message<HostReport>> takeOlder(long thanNanos) {
        queue.dropLeft();
        return queue.takeOlder(thanNanos);
    }

    private void next() {
        storing = queue.dropLeft();
        if (storing) {
            Message<HostReport> message = queue.takeOne();
            Future.succeededFuture(message.body()).compose(store).onComplete(done -> {
                try {
                    whenDone.accept(message, done.cause());
                } finally {
                    next();
                }
            });
        }
    }
}
