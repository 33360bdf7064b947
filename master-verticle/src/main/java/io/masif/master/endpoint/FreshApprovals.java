package io.masif.master.endpoint;

import io.masif.failure.Failure;
import io.masif.master.approval.ApprovalSnapshot;
import io.masif.master.approval.ApprovalState;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The approvals from which answers are computed, on one event loop. If they are too old because this master is busy, or has
 * just been started, a request waits briefly for newer ones: some agents give up at the first refusal.
 */
final class FreshApprovals {
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);
    private static final int MAX_WAITING = 1000;

    private final Vertx vertx;
    private final ApprovalState state;
    private final Set<Promise<Void>> waiting = new LinkedHashSet<>();

    FreshApprovals(Vertx vertx) {
        this.vertx = vertx;
        this.state = ApprovalState.of(vertx);
    }

    boolean areFresh() {
        return state.isFresh(System.nanoTime());
    }

    /** @throws Failure as unavailable, with the reason, if they are too old */
    ApprovalSnapshot get() {
        if (!areFresh()) {
            throw staleFailure();
        }
        return state.latest();
    }

    /** Succeeds when they are fresh; fails if they are not soon. */
    Future<Void> await() {
        if (areFresh()) {
            return Future.succeededFuture();
        }
        if (!state.isNewerExpected() || waiting.size() >= MAX_WAITING) {
            return Future.failedFuture(staleFailure());
        }
        Promise<Void> promise = Promise.promise();
        waiting.add(promise);
        long timer = vertx.setTimer(MAX_WAIT.toMillis(), late -> {
            waiting.remove(promise);
            promise.tryFail(staleFailure());
        });
        return promise.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    /** To be called when newer ones have been loaded. */
    void completeWaiting() {
        if (!waiting.isEmpty() && areFresh()) {
            List<Promise<Void>> all = List.copyOf(waiting);
            waiting.clear();
            all.forEach(Promise::tryComplete);
        }
    }

    private Failure staleFailure() {
        return Failure.unavailable(state.staleness(System.nanoTime()).orElse("this master has too much to do"), null);
    }
}
