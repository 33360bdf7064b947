package io.masif.master.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KnownBodiesTest {
    private final KnownBodies<String> bodies = new KnownBodies<>();
    private int readings;

    @Test
    void bodyIsReadUntilItHasComeTwiceAndNoMore() {
        for (int i = 0; i < 5; i++) {
            assertThat(read(7, "same")).isEqualTo("same");
        }
        assertThat(readings).isEqualTo(2);
    }

    @Test
    void bodyIsNeverTakenForAnotherOneWithItsMark() {
        for (int i = 0; i < 3; i++) {
            assertThat(read(7, "one")).isEqualTo("one");
            assertThat(read(7, "other")).isEqualTo("other");
        }
    }

    @Test
    void bodiesThatComeOnceLeaveNothingAndThoseThatComeOftenStayBesideThem() {
        read(-1, "often");
        read(-1, "often");
        String large = "x".repeat(10_000);
        for (long mark = 0; mark < 2000; mark++) {
            read(mark, large + mark);
            read(mark, large + mark);
            readings = 0;
            assertThat(read(-1, "often")).isEqualTo("often");
            assertThat(readings).isZero();
        }
        for (long mark = 0; mark < 2000; mark++) {
            read(mark, large + mark);
        }
        assertThat(readings).as("forgotten").isGreaterThan(1800);
    }

    private String read(long mark, String text) {
        return bodies.read(mark, text.getBytes(StandardCharsets.UTF_8), body -> {
            readings++;
            return new String(body, StandardCharsets.UTF_8);
        });
    }
}
