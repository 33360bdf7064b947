package io.masif.master.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Handshakes that come all at once, on an event loop that has something else to do. */
class PacedHandshakesTest {
    private static final int HANDSHAKES = 100;
    private static final long NANOS_EACH = TimeUnit.MILLISECONDS.toNanos(3);

    private final EventLoop loop = new DefaultEventLoop();
    private final PacedHandshakes paced = new PacedHandshakes(loop);
    private final List<Integer> begun = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    @Test
    void everythingElseGoesOnInBetweenAndTheLastOneGoesFirst() {
        CompletableFuture<Integer> other = new CompletableFuture<>();
        CompletableFuture<Void> all = new CompletableFuture<>();
        loop.execute(() -> {
            for (int number = 0; number < HANDSHAKES; number++) {
                int handshake = number;
                paced.add(() -> {
                    begin(handshake);
                    if (begun.size() == HANDSHAKES) {
                        all.complete(null);
                    }
                });
            }
            loop.execute(() -> other.complete(begun.size()));
        });
        all.join();
        assertThat(other.join()).isLessThan(HANDSHAKES);
        assertThat(begun).doesNotHaveDuplicates();
        assertThat(begun.get(other.join())).isEqualTo(HANDSHAKES - 1);
    }

    private void begin(int handshake) {
        long end = System.nanoTime() + NANOS_EACH;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        begun.add(handshake);
    }
}
