package io.masif.master.http;

import io.masif.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/**
 * Where large bodies are read: not on an event loop, which others wait for, and one at a time in the whole process,
 * because what JSON becomes needs many times the memory of its text.
 */
final class LargeBodies {
    private static final String NAME = "masif-large-bodies";

    /** About five times what a report of the most actions needs. */
    private static final int MOST_VALUES = 1_000_000;

    private final WorkerExecutor reader;

    private LargeBodies(WorkerExecutor reader) {
        this.reader = reader;
    }

    /** That of all event loops of this Vert.x. */
    static LargeBodies of(Vertx vertx) {
        return new LargeBodies(vertx.createSharedWorkerExecutor(NAME, 1));
    }

    /** @param left whether nobody waits for it any more */
    <T> Future<T> read(byte[] body, Callable<T> how, BooleanSupplier left) {
        return reader.executeBlocking(
                () -> {
                    if (left.getAsBoolean()) {
                        throw Failure.badInput("nobody waits for the answer any more");
                    }
                    check(body);
                    return how.call();
                },
                false);
    }

    /** Counts what each value but one begins with or comes after; in texts it does not count. */
    private static void check(byte[] json) {
        int values = 0;
        boolean text = false;
        for (int at = 0; at < json.length; at++) {
            byte character = json[at];
            if (character == '"') {
                text = !text;
            } else if (text) {
                at += character == '\\' ? 1 : 0;
            } else if (character == ',' || character == '{' || character == '[') {
                values++;
            }
        }
        if (values > MOST_VALUES) {
            throw Failure.badInput("the body has more than " + MOST_VALUES + " values");
        }
    }
}
