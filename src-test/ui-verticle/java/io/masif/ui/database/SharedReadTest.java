package io.masif.ui.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedReadTest {
    private final List<Promise<String>> reads = new ArrayList<>();
    private long nanos;
    private final SharedRead<String> shared = new SharedRead<>(this::read, Duration.ofSeconds(5), () -> nanos);

    @Test
    void allWhoAskWithinTheTimeShareOneRead() {
        Future<String> first = shared.get();
        Future<String> second = shared.get();
        reads.get(0).complete("a");
        nanos = Duration.ofMillis(4999).toNanos();
        assertThat(List.of(first.result(), second.result(), shared.get().result()))
                .containsOnly("a");
        assertThat(reads).hasSize(1);
    }

    @Test
    void itIsReadAgainAfterTheTime() {
        shared.get();
        reads.get(0).complete("a");
        nanos = Duration.ofSeconds(5).toNanos();
        Future<String> later = shared.get();
        reads.get(1).complete("b");
        assertThat(later.result()).isEqualTo("b");
    }

    @Test
    void aFailureIsNotKept() {
        Future<String> failing = shared.get();
        reads.get(0).fail("the database is away");
        assertThat(failing.failed()).isTrue();
        Future<String> next = shared.get();
        reads.get(1).complete("b");
        assertThat(next.result()).isEqualTo("b");
    }

    private Future<String> read() {
        reads.add(Promise.promise());
        return reads.get(reads.size() - 1).future();
    }
}
