package io.masif.master.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BodyCacheTest {
    private final BodyCache<String> bodies = new BodyCache<>();
    private int readings;

    @Test
    void bodyIsReadUntilItHasComeTwiceAndNoMore() {
        for (int i = 0; i < 5; i++) {
            assertThat(read(7, "same")).isEqualTo("same");
        }
        assertThat(readings).isEqualTo(2);
    }

    @Test
    void bodyIsNeverMistakenForAnotherOneWithItsChecksum() {
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
        for (long checksum = 0; checksum < 2000; checksum++) {
            read(checksum, large + checksum);
            read(checksum, large + checksum);
            readings = 0;
            assertThat(read(-1, "often")).isEqualTo("often");
            assertThat(readings).isZero();
        }
        for (long checksum = 0; checksum < 2000; checksum++) {
            read(checksum, large + checksum);
        }
        assertThat(readings).as("forgotten").isGreaterThan(1800);
    }

    private String read(long checksum, String text) {
        return bodies.getOrParse(checksum, text.getBytes(StandardCharsets.UTF_8), body -> {
            readings++;
            return new String(body, StandardCharsets.UTF_8);
        });
    }
}
