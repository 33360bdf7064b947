package io.masif.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void idMayBeWhateverTheHostCountsBy() {
        assertThat(run("2026-11-23T10:00:00Z_1~b").id()).isEqualTo("2026-11-23T10:00:00Z_1~b");
    }

    /** The database takes the first and the second for the same as {@code r1}, and stores the last as a question mark. */
    @ParameterizedTest
    @ValueSource(strings = {"r1 ", "r1  ", " r1", "r 1", "r1\u00a0", "\ud800", "\u00e4"})
    void idThatTheDatabaseWouldTakeForAnotherIsRefused(String id) {
        assertThatThrownBy(() -> run(id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("id must ");
    }

    private static Run run(String id) {
        return new Run(id, START, null, List.of(), null, "");
    }
}
