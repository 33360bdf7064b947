package io.masif.master.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LargeBodyQueueTest {
    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger maxRunning = new AtomicInteger();

    @AfterEach
    void close() {
        done(vertx.close());
    }

    @Test
    void bodyOfVeryManyValuesIsNotReadAtAll() {
        Future<String> read = read("[" + "{},".repeat(600_000) + "{}]", false);
        assertThat(done(read).cause()).hasMessage("the body has more than 1000000 values");
        assertThat(maxRunning.get()).isZero();
    }

    @Test
    void commasAndBracketsWithinAStringAreNoValues() {
        assertThat(done(read("[\"" + "{\\\",".repeat(600_000) + "\"]", false)).result())
                .isEqualTo("read");
    }

    @Test
    void bodyForWhichNobodyWaitsIsNotRead() {
        assertThat(done(read("[]", true)).failed()).isTrue();
        assertThat(maxRunning.get()).isZero();
    }

    @Test
    void oneIsParsedAtATimeOnAllEventLoops() {
        Future<String> all = Future.succeededFuture();
        for (int i = 0; i < 20; i++) {
            Future<String> one = read("[]", false);
            all = all.compose(before -> one);
        }
        assertThat(done(all).result()).isEqualTo("read");
        assertThat(maxRunning.get()).isOne();
    }

    private Future<String> read(String body, boolean isClientGone) {
        return LargeBodyQueue.of(vertx)
                .parse(
                        body.getBytes(StandardCharsets.US_ASCII),
                        () -> {
                            maxRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
                            assertThat(LongStream.range(0, 100_000).sum()).isPositive();
                            running.decrementAndGet();
                            return "read";
                        },
                        () -> isClientGone);
    }

    private static <T> Future<T> done(Future<T> future) {
        future.timeout(90, TimeUnit.SECONDS)
                .toCompletionStage()
                .toCompletableFuture()
                .handle((result, failure) -> result)
                .join();
        return future;
    }
}
