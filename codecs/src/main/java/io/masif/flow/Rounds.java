package io.masif.flow;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;

/**
 * Does a step again and again, each time when the last one is over. A method that composes a future with itself would
 * nest one level per round, and when the innermost is over, a stack that is too small for all of them loses the end.
 */
public final class Rounds {
    private final Supplier<Future<Boolean>> step;
    private final Promise<Void> end = Promise.promise();

    private Rounds(Supplier<Future<Boolean>> step) {
        this.step = step;
    }

    /** Does the step as long as it says that there is more; fails as soon as it fails. */
    public static Future<Void> whileMore(Supplier<Future<Boolean>> step) {
        Rounds rounds = new Rounds(step);
        rounds.run();
        return rounds.end.future();
    }

    /** What is over at once takes no level of the stack either. */
    private void run() {
        Future<Boolean> round = begin();
        while (round.isComplete() && isMore(round)) {
            round = begin();
        }
        if (!end.future().isComplete()) {
            round.onComplete(this::over);
        }
    }

    private Future<Boolean> begin() {
        return Future.succeededFuture().compose(done -> step.get());
    }

    private void over(AsyncResult<Boolean> round) {
        if (isMore(round)) {
            run();
        }
    }

    private boolean isMore(AsyncResult<Boolean> round) {
        if (round.failed()) {
            end.fail(round.cause());
        } else if (!round.result()) {
            end.complete();
        }
        return round.succeeded() && round.result();
    }
}
