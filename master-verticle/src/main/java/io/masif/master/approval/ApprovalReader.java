package io.masif.master.approval;

import io.masif.master.store.ApprovalStore;
import io.masif.master.store.ApprovalStore.Part;
import io.masif.master.store.ApprovalStore.Sum;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Asks the database for approvals. One connection that has fallen silent keeps nobody waiting as long as others work:
 * after a while the same is asked over another one as well, and what comes first counts.
 */
final class ApprovalReader {
    private static final long PATIENCE_MILLIS = 800;
    /** How many connections may be silent at once. */
    private static final int MORE = 3;

    private final Pool pool;

    ApprovalReader(Pool pool) {
        this.pool = pool;
    }

    /**
     * The revision of the approvals.
     *
     * @param askedAtNanos when the database was asked for it, by {@link System#nanoTime()}
     */
    record Revision(long value, long askedAtNanos) {}

    Future<Revision> revision() {
        return ask(
                () -> {
                    long now = System.nanoTime();
                    return ApprovalStore.revision(pool).map(value -> new Revision(value, now));
                },
                MORE);
    }

    /**
     * All that are in force, by the number of their part, so not as of one moment. Read are the parts that are not the
     * same any more, also if somebody has edited or removed what is in them.
     */
    Future<Map<Long, Part>> inForce(Map<Long, Part> known) {
        return ask(() -> ApprovalStore.sums(pool), MORE).compose(sums -> {
            Map<Long, Part> parts = new HashMap<>();
            Future<Void> all = Future.succeededFuture();
            for (Map.Entry<Long, Sum> now : sums.entrySet()) {
                Part before = known.get(now.getKey());
                if (before != null && before.sum().equals(now.getValue())) {
                    parts.put(now.getKey(), before);
                } else {
                    all = all.compose(read -> part(now.getKey(), parts));
                }
            }
            return all.map(parts);
        });
    }

    private Future<Void> part(long number, Map<Long, Part> parts) {
        return ask(() -> ApprovalStore.inForce(pool, number), MORE)
                .onSuccess(part -> parts.put(number, part))
                .mapEmpty();
    }

    private static <T> Future<T> ask(Supplier<Future<T>> question, int more) {
        Future<T> asked = question.get();
        return more == 0
                ? asked
                : asked.timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                        .recover(e -> e instanceof TimeoutException
                                ? first(asked, ask(question, more - 1))
                                : Future.failedFuture(e));
    }

    private static <T> Future<T> first(Future<T> one, Future<T> other) {
        return Future.any(one, other).map(any -> one.succeeded() ? one.result() : other.result());
    }
}
