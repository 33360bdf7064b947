package io.masif.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AsyncLoopTest {
    private static final int MANY = 100_000;

    @Test
    void manyRoundsThatAreOverAtOnceComeToAnEnd() {
        AtomicInteger rounds = new AtomicInteger();
        Future<Void> end = AsyncLoop.repeatWhile(() -> Future.succeededFuture(rounds.incrementAndGet() < MANY));
        assertThat(end.succeeded()).isTrue();
        assertThat(rounds).hasValue(MANY);
    }

    @Test
    void manyRoundsThatAreOverLaterComeToAnEnd() {
        Vertx vertx = Vertx.vertx();
        try {
            AtomicInteger rounds = new AtomicInteger();
            wait(AsyncLoop.repeatWhile(() -> {
                Promise<Boolean> later = Promise.promise();
                vertx.runOnContext(on -> later.complete(rounds.incrementAndGet() < MANY));
                return later.future();
            }));
            assertThat(rounds).hasValue(MANY);
        } finally {
            wait(vertx.close());
        }
    }

    @Test
    void stepThatFailsIsTheLast() {
        AtomicInteger rounds = new AtomicInteger();
        Future<Void> end = AsyncLoop.repeatWhile(
                () -> rounds.incrementAndGet() < 3 ? Future.succeededFuture(true) : Future.failedFuture("the third"));
        assertThat(end.cause()).hasMessage("the third");
        assertThat(rounds).hasValue(3);
    }

    @Test
    void stepThatThrowsIsOneThatFails() {
        Future<Void> end = AsyncLoop.repeatWhile(() -> {
            throw new IllegalStateException("thrown");
        });
        assertThat(end.cause()).hasMessage("thrown");
    }

    private static void wait(Future<?> future) {
        future.timeout(1, TimeUnit.MINUTES)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
