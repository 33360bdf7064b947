package io.masif.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ApprovalTest {
    private static final Action BAR = Action.of("bar", "amd64", Kind.UPDATE, "1.0", "1.1");

    /** Whatever is open matches; what is not has to be equal. */
    @Property
    void coversWhatItNames(
            @ForAll boolean name,
            @ForAll boolean kind,
            @ForAll boolean from,
            @ForAll boolean to,
            @ForAll boolean host,
            @ForAll boolean otherHost) {
        Approval approval = new Approval(
                1,
                name ? "bar" : null,
                kind ? Kind.UPDATE : null,
                from ? "1.0" : null,
                to ? "1.1" : null,
                host ? "web" : null,
                null);
        assertThat(approval.covers(otherHost ? "mail" : "web", BAR)).isEqualTo(!host || !otherHost);
        assertThat(approval.covers("web", Action.of("baz", null, Kind.UPDATE, "1.0", "1.1")))
                .isEqualTo(!name);
        assertThat(approval.covers("web", Action.of("bar", null, Kind.REMOVE, "1.0", "1.1")))
                .isEqualTo(!kind);
        assertThat(approval.covers("web", Action.of("bar", null, Kind.UPDATE, "0.9", "1.1")))
                .isEqualTo(!from);
        assertThat(approval.covers("web", Action.of("bar", null, Kind.UPDATE, "1.0", "1.2")))
                .isEqualTo(!to);
    }

    @Test
    void versionThatIsNamedDoesNotMatchOneThatIsAbsent() {
        Approval approval = new Approval(1, null, null, null, "1.1", null, null);
        assertThat(approval.covers("web", Action.of("bar", null, Kind.PURGE, "1.1", null)))
                .isFalse();
    }

    @Test
    void expires() {
        Instant end = Instant.parse("2026-11-23T12:00:00Z");
        Approval approval = new Approval(1, null, null, null, null, null, end);
        assertThat(approval.inForce(end.minusMillis(1))).isTrue();
        assertThat(approval.inForce(end)).isFalse();
    }
}
