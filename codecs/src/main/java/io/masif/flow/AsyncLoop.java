package io.masif.flow;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;

/**
 * Repeats an asynchronous step, each time after the step before has ended. A method that composes its own future would nest
 * one level for each step, and a stack overflow at the end would lose the result.
 */
public final class AsyncLoop {
    private final Supplier<Future<Boolean>> step;
    private final Promise<Void> end = Promise.promise();

    private AsyncLoop(Supplier<Future<Boolean>> step) {
        this.step = step;
    }

    /** Repeats the step while its result is true; fails as soon as it fails. */
    public static Future<Void> repeatWhile(Supplier<Future<Boolean>> step) {
        AsyncLoop loop = new AsyncLoop(step);
        loop.run();
        return loop.end.future();
    }

    /** A step that ends at once does not add a level to the stack either. */
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
