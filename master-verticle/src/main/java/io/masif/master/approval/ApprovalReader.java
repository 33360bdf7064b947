package io.masif.master.approval;

import io.masif.domain.Approval;
import io.masif.flow.Rounds;
import io.masif.master.store.ApprovalStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Asks the database for approvals. One connection that has fallen silent keeps nobody waiting as long as others work:
 * after a while the same is asked over another one as well, and what comes first counts.
 */
final class ApprovalReader {
    private static final int PAGE = 5000;
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

    /** All that are in force, one page after the other, so not as of one moment. */
    Future<List<Approval>> inForce() {
        List<Approval> all = new ArrayList<>();
        return Rounds.whileMore(() -> {
                    long last = all.isEmpty() ? 0 : all.get(all.size() - 1).id();
                    return ask(() -> ApprovalStore.inForce(pool, last, PAGE), MORE)
                            .map(page -> {
                                all.addAll(page);
                                return page.size() == PAGE;
                            });
                })
                .map(all);
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
