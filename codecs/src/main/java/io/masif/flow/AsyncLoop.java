package io.masif.flow;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;

/**
 * Does a step again and again, each time when the last one is over. A method that composes a future with itself would
 * nest one level per round, and when the innermost is over, a stack that is too small for all of them loses the end.
 */
public final class AsyncLoop {
    private final Supplier<Future<Boolean>> step;
    private final Promise<Void> end = Promise.promise();

    private AsyncLoop(Supplier<Future<Boolean>> step) {
        this.step = step;
    }

    /** Does the step as long as it says that there is more; fails as soon as it fails. */
    public static Future<Void> repeatWhile(Supplier<Future<Boolean>> step) {
        AsyncLoop loop = new AsyncLoop(step);
        loop.run();
        return loop.end.future();
    }

    /** What is over at once takes no level of the stack either. */
    private void run() {
        Future<Boolean> result = startStep();
        while (result.isComplete() && hasMore(result)) {
            result = startStep();
        }
        if (!end.future().isComplete()) {
            result.onComplete(this::onStepEnded);
        }
    }

    private Future<Boolean> startStep() {
        return Future.succeededFuture().compose(done -> step.get());
    }

    private void onStepEnded(AsyncResult<Boolean> result) {
        if (hasMore(result)) {
            run();
        }
    }

    private boolean hasMore(AsyncResult<Boolean> result) {
        if (result.failed()) {
            end.fail(result.cause());
        } else if (!result.result()) {
            end.complete();
        }
        return result.succeeded() && result.result();
    }
}
