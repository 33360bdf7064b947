package io.masif.domain;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ApprovalPatternTest {
    private static final Action BAR = Action.of("bar", "amd64", Kind.UPDATE, "1.0", "1.1");
    private static final Action CONFIGURE_BAR = Action.of("bar", "amd64", Kind.CONFIGURE, null, "1.1");

    /** Whatever is open matches; what is not has to be equal. */
    @Property
    void coversWhatItNames(@ForAll boolean name, @ForAll boolean kind, @ForAll boolean from, @ForAll boolean to) {
        ApprovalPattern pattern = new ApprovalPattern(
                name ? "bar" : null, kind ? Kind.UPDATE : null, from ? "1.0" : null, to ? "1.1" : null);
        assertThat(pattern.covers(BAR)).isTrue();
        assertThat(pattern.covers(Action.of("baz", null, Kind.UPDATE, "1.0", "1.1")))
                .isEqualTo(!name);
        assertThat(pattern.covers(Action.of("bar", null, Kind.REMOVE, "1.0", "1.1")))
                .isEqualTo(!kind);
        assertThat(pattern.covers(Action.of("bar", null, Kind.UPDATE, "0.9", "1.1")))
                .isEqualTo(!from);
        assertThat(pattern.covers(Action.of("bar", null, Kind.UPDATE, "1.0", "1.2")))
                .isEqualTo(!to);
    }

    @Test
    void versionThatIsNamedDoesNotMatchOneThatIsAbsent() {
        ApprovalPattern pattern = new ApprovalPattern(null, null, null, "1.1");
        assertThat(pattern.covers(Action.of("bar", null, Kind.PURGE, "1.1", null)))
                .isFalse();
    }

    @Test
    void updateIncludesItsConfigurationWhereThatIsReportedApart() {
        for (Kind kind : new Kind[] {Kind.UPDATE, Kind.INSTALL}) {
            ApprovalPattern pattern = new ApprovalPattern("bar", kind, null, "1.1");
            assertThat(pattern.covers(CONFIGURE_BAR)).isFalse();
            assertThat(pattern.coversAsPartOfUpdate(CONFIGURE_BAR)).isTrue();
            assertThat(pattern.coversAsPartOfUpdate(Action.of("bar", null, Kind.CONFIGURE, null, "1.2")))
                    .isFalse();
            assertThat(pattern.coversAsPartOfUpdate(Action.of("baz", null, Kind.CONFIGURE, null, "1.1")))
                    .isFalse();
            assertThat(pattern.coversAsPartOfUpdate(Action.of("bar", null, Kind.CONFIGURE, "1.1", null)))
                    .isFalse();
        }
        assertThat(new ApprovalPattern("bar", Kind.REMOVE, null, null).coversAsPartOfUpdate(CONFIGURE_BAR))
                .isFalse();
    }

    @Test
    void overlapsUnlessBothNameSomethingElse() {
        ApprovalPattern pattern = new ApprovalPattern("bar", Kind.UPDATE, null, "1.1");
        assertThat(pattern.overlaps(new ApprovalPattern(null, null, "1.0", null)))
                .isTrue();
        assertThat(pattern.overlaps(new ApprovalPattern("bar", null, null, "1.2")))
                .isFalse();
        assertThat(pattern.overlaps(new ApprovalPattern("baz", null, null, null)))
                .isFalse();
        assertThat(pattern.overlaps(new ApprovalPattern(null, Kind.PURGE, null, null)))
                .isFalse();
    }
}
