package io.masif.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The header Date. */
class HttpDateTest {
    private static final Instant MOMENT = Instant.parse("1994-11-06T08:49:37Z");
    private static final String TEXT = "Sun, 06 Nov 1994 08:49:37 GMT";

    @Test
    void hasTheFormOfTheStandard() {
        assertThat(HttpDate.format(MOMENT.plusMillis(999))).isEqualTo(TEXT);
        assertThat(HttpDate.format(Instant.parse("2026-09-01T00:00:00Z"))).isEqualTo("Tue, 01 Sep 2026 00:00:00 GMT");
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(HttpDate.parse(TEXT)).contains(MOMENT);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "now",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "1994-11-06T08:49:37Z",
                "Mon, 06 Nov 1994 08:49:37 GMT"
            })
    void anythingElseIsNone(String header) {
        assertThat(HttpDate.parse(header)).isEmpty();
    }
}
