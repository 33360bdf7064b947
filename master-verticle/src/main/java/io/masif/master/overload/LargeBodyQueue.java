package io.masif.master.overload;

import io.masif.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/**
 * Parses large bodies outside of the event loops, on which other hosts wait, and one at a time in the whole process,
 * because parsed JSON needs many times the memory of its text.
 */
final class LargeBodyQueue {
    private static final String EXECUTOR_NAME = "masif-large-bodies";

    /** About five times as many as the largest report has. */
    private static final int MAX_VALUES = 1_000_000;

    private final WorkerExecutor executor;

    private LargeBodyQueue(WorkerExecutor executor) {
        this.executor = executor;
    }

    /** The queue of all event loops of this Vert.x. */
    static LargeBodyQueue of(Vertx vertx) {
        return new LargeBodyQueue(vertx.createSharedWorkerExecutor(EXECUTOR_NAME, 1));
    }

    /** @param isClientGone whether the client has disconnected */
    <T> Future<T> parse(byte[] body, Callable<T> parser, BooleanSupplier isClientGone) {
        return executor.executeBlocking(
                () -> {
                    if (isClientGone.getAsBoolean()) {
                        throw Failure.badInput("the client does not wait for the answer any more");
                    }
                    checkValueCount(body);
                    return parser.call();
                },
                false);
    }

    /** Counts the commas and opening brackets outside of strings: one for each value, except the first. */
    private static void checkValueCount(byte[] json) {
        int values = 0;
        boolean isInString = false;
        for (int at = 0; at < json.length; at++) {
            byte character = json[at];
            if (character == '"') {
                isInString = !isInString;
            } else if (isInString) {
                at += character == '\\' ? 1 : 0;
            } else if (character == ',' || character == '{' || character == '[') {
                values++;
            }
        }
        if (values > MAX_VALUES) {
            throw Failure.badInput("the body has more than " + MAX_VALUES + " values");
        }
    }
}
