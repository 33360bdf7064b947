package io.masif.master.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class CachedAnswerTest {
    private static final long CHECKSUM = 1;
    private static final int LENGTH = 2;
    private static final long REVISION = 3;
    private static final long SINCE = 1000;
    private static final long UNTIL = 2000;

    private final CachedAnswer answer =
            new CachedAnswer(CHECKSUM, LENGTH, REVISION, SINCE, UNTIL, UNTIL, Buffer.buffer("[]"));

    @Test
    void isGivenFromWhenItWasComputedUntilSomethingInItEnds() {
        assertThat(isValidAt(SINCE)).isTrue();
        assertThat(isValidAt(UNTIL - 1)).isTrue();
        assertThat(isValidAt(UNTIL)).isFalse();
    }

    @Test
    void isNotGivenWhenTheClockWasSetBackToBeforeItWasComputed() {
        assertThat(isValidAt(SINCE - 1)).isFalse();
    }

    private boolean isValidAt(long millis) {
        return answer.isValidFor(CHECKSUM, LENGTH, REVISION, millis);
    }
}
