package io.masif.ui.bed;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;

/** Waits for futures; only tests may block. */
public final class Futures {
    private static final int SECONDS = 90;

    private Futures() {}

    public static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
