package io.masif.master.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Digest;
import io.masif.master.report.ReportSender;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlanAlternationTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final PlanAlternation alternation = new PlanAlternation(HOUR);
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void certificatesThatAlternateAreTwoMachinesWhateverTheirPlans() {
        assertThat(recordChange(sender(1, 10, null), "a")).isNull();
        assertThat(recordChange(sender(2, 11, null), "b")).isNull();
        assertThat(recordChange(sender(3, 10, null), "c")).isNull();
        assertThat(recordChange(sender(4, 11, null), "d")).isEqualTo(sender(3, 10, null));
    }

    @Test
    void machinesThatAlternateAreTwo() {
        recordChange(sender(1, 10, "x"), "a");
        recordChange(sender(2, 10, "y"), "b");
        recordChange(sender(1, 10, "x"), "c");
        assertThat(recordChange(sender(2, 10, "y"), "d")).isEqualTo(sender(1, 10, "x"));
    }

    @Test
    void renewedCertificateAndNewConnectionsAreOneMachine() {
        recordChange(sender(1, 10, "x"), "a");
        recordChange(sender(2, 10, "x"), "b");
        recordChange(sender(3, 11, "x"), "c");
        recordChange(sender(4, 11, "x"), "d");
        assertThat(recordChange(sender(5, 12, "x"), "e")).isNull();
    }

    @Test
    void oneMachineWhosePlanGoesBackAndForthOnOneConnectionIsNoConflict() {
        for (int round = 0; round < 5; round++) {
            assertThat(recordChange(sender(1, 10, null), "a")).isNull();
            assertThat(recordChange(sender(1, 10, null), "b")).isNull();
        }
    }

    @Test
    void signsFarApartDoNotCount() {
        recordChange(sender(1, 10, null), "a");
        recordChange(sender(2, 10, null), "b");
        recordChange(sender(1, 10, null), "a");
        now = now.plus(HOUR).plusSeconds(1);
        assertThat(recordChange(sender(2, 10, null), "b")).isNull();
        assertThat(recordChange(sender(1, 10, null), "a")).isNotNull();
    }

    private ReportSender recordChange(ReportSender sender, String plan) {
        now = now.plusSeconds(30);
        return alternation.recordChange(sender, Digest.ofText(plan), now);
    }

    private static ReportSender sender(long connection, long serial, String machine) {
        return new ReportSender("web", BigInteger.valueOf(serial), Instant.EPOCH, connection, "192.0.2.1:1", machine);
    }
}
