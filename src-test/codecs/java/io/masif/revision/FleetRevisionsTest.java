package io.masif.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FleetRevisionsTest {
    private static final long SERVER = 1;
    private static final long TWO = FleetRevisions.first(2);

    private final FleetRevisions earlier = FleetRevisions.of(SERVER, Map.of(0, 7L, 2, TWO + 3));

    @Test
    void conditionSelectsWhatIsNewerOfEachWriterThatWroteSomething() {
        FleetRevisions later = FleetRevisions.of(SERVER, Map.of(0, 9L, 2, TWO + 3));
        assertThat(later.conditionSince(earlier, "r")).isEqualTo("(r BETWEEN 8 AND 281474976710655)");
        FleetRevisions latest = FleetRevisions.of(SERVER, Map.of(0, 9L, 2, TWO + 4));
        assertThat(latest.conditionSince(earlier, "r"))
                .isEqualTo("(r BETWEEN 8 AND 281474976710655 OR r BETWEEN 562949953421316 AND 844424930131967)");
    }

    @Test
    void everythingIsSelectedOfAWriterThatIsNew() {
        long three = FleetRevisions.first(3);
        FleetRevisions later = FleetRevisions.of(SERVER, Map.of(0, 7L, 2, TWO + 3, 3, three + 1));
        assertThat(later.conditionSince(earlier, "r")).isEqualTo("(r BETWEEN 844424930131968 AND 1125899906842623)");
        assertThat(earlier.conditionSince(FleetRevisions.NONE, "r"))
                .isEqualTo("(r BETWEEN 0 AND 281474976710655 OR r BETWEEN 562949953421312 AND 844424930131967)");
    }

    @Test
    void nothingIsSelectedWhereNothingChanged() {
        assertThat(earlier.conditionSince(earlier, "r")).isEqualTo("FALSE");
    }

    @Test
    void includesWhatIsNowhereFurther() {
        FleetRevisions later = FleetRevisions.of(SERVER, Map.of(0, 8L, 2, TWO + 3));
        FleetRevisions elsewhere = FleetRevisions.of(SERVER, Map.of(0, 6L, 2, TWO + 4));
        assertThat(later.includes(earlier)).isTrue();
        assertThat(earlier.includes(earlier)).isTrue();
        assertThat(earlier.includes(later)).isFalse();
        assertThat(earlier.includes(elsewhere)).isFalse();
        assertThat(elsewhere.includes(earlier)).isFalse();
        assertThat(earlier.includes(FleetRevisions.NONE)).isTrue();
        assertThat(FleetRevisions.NONE.includes(earlier)).isFalse();
    }

    @Test
    void anotherServerIncludesNothing() {
        FleetRevisions promoted = FleetRevisions.of(SERVER + 1, Map.of(0, 8L, 2, TWO + 4));
        assertThat(promoted.includes(earlier)).isFalse();
        assertThat(promoted).isNotEqualTo(FleetRevisions.of(SERVER, Map.of(0, 8L, 2, TWO + 4)));
        assertThat(promoted.includes(FleetRevisions.parse(earlier.format()))).isTrue();
        assertThat(promoted.includes(FleetRevisions.NONE)).isTrue();
    }

    @Test
    void aWriterIsLimitedOnlyIfItIsFurther() {
        assertThat(earlier.limit(2, TWO + 1)).isEqualTo(FleetRevisions.of(SERVER, Map.of(0, 7L, 2, TWO + 1)));
        assertThat(earlier.limit(2, TWO + 5)).isEqualTo(earlier);
        assertThat(earlier.limit(4, FleetRevisions.first(4))).isEqualTo(earlier);
    }

    @Test
    void revisionsAreReadAsTheyWereFormatted() {
        assertThat(FleetRevisions.parse(earlier.format()).format()).isEqualTo(earlier.format());
        assertThat(FleetRevisions.parse(FleetRevisions.NONE.format())).isEqualTo(FleetRevisions.NONE);
    }

    @Test
    void aRevisionSaysWhoseItIs() {
        assertThat(FleetRevisions.writerOf(TWO + 1)).isEqualTo(2);
        assertThat(FleetRevisions.writerOf(5)).isZero();
        assertThat(earlier.sum()).isEqualTo(10);
        assertThatThrownBy(() -> FleetRevisions.first(32768))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a writer's number is 0 to 32767, not 32768");
    }
}
