package io.masif.master.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Digest;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlternationTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Alternation seen = new Alternation(HOUR);
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void certificatesThatAlternateAreTwoMachinesWhateverTheirPlans() {
        assertThat(changed(sender(1, 10, null), "a")).isNull();
        assertThat(changed(sender(2, 11, null), "b")).isNull();
        assertThat(changed(sender(3, 10, null), "c")).isNull();
        assertThat(changed(sender(4, 11, null), "d")).isEqualTo(sender(3, 10, null));
    }

    @Test
    void machinesThatAlternateAreTwo() {
        changed(sender(1, 10, "x"), "a");
        changed(sender(2, 10, "y"), "b");
        changed(sender(1, 10, "x"), "c");
        assertThat(changed(sender(2, 10, "y"), "d")).isEqualTo(sender(1, 10, "x"));
    }

    @Test
    void renewedCertificateAndNewConnectionsAreOneMachine() {
        changed(sender(1, 10, "x"), "a");
        changed(sender(2, 10, "x"), "b");
        changed(sender(3, 11, "x"), "c");
        changed(sender(4, 11, "x"), "d");
        assertThat(changed(sender(5, 12, "x"), "e")).isNull();
    }

    @Test
    void oneMachineWhosePlanGoesBackAndForthOnOneConnectionIsNoConflict() {
        for (int round = 0; round < 5; round++) {
            assertThat(changed(sender(1, 10, null), "a")).isNull();
            assertThat(changed(sender(1, 10, null), "b")).isNull();
        }
    }

    @Test
    void signsFarApartDoNotCount() {
        changed(sender(1, 10, null), "a");
        changed(sender(2, 10, null), "b");
        changed(sender(1, 10, null), "a");
        now = now.plus(HOUR).plusSeconds(1);
        assertThat(changed(sender(2, 10, null), "b")).isNull();
        assertThat(changed(sender(1, 10, null), "a")).isNotNull();
    }

    private Sender changed(Sender sender, String plan) {
        now = now.plusSeconds(30);
        return seen.changed(sender, Digest.ofText(plan), now);
    }

    private static Sender sender(long connection, long serial, String machine) {
        return new Sender("web", BigInteger.valueOf(serial), connection, "192.0.2.1:1", machine);
    }
}
