package io.masif.master.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private static final long HOUR = Duration.ofHours(1).toNanos();
    private static final int MIB = 1024 * 1024;

    private final Allowance actions = Allowance.ofNewActions();
    private final Allowance runs = Allowance.ofRunsAndPlans();

    @Test
    void whatIsSpentComesBackWithTheHours() {
        actions.spend("web", 20_000, 0);
        assertThat(actions.permits("web", 1, 0)).isFalse();
        assertThat(actions.permits("web", 0, 0)).isTrue();
        assertThat(actions.permits("web", 2000, HOUR)).isTrue();
        assertThat(actions.permits("web", 2001, HOUR)).isFalse();
        assertThat(actions.permits("web", 20_000, 10 * HOUR)).isTrue();
    }

    @Test
    void nobodySpendsWhatIsAnothers() {
        actions.spend("web", 20_000, 0);
        assertThat(actions.permits("mail", 20_000, 0)).isTrue();
    }

    @Test
    void hostThatHasToldNothingForLongMayTellMoreThanThatOnce() {
        actions.spend("web", 1, 0);
        assertThat(actions.permits("web", 25_000, HOUR)).isTrue();
        actions.spend("web", 25_000, HOUR);
        assertThat(actions.permits("web", 1, 3 * HOUR)).isFalse();
    }

    @Test
    void outageOfDaysWithItsRunsIsTold() {
        for (int run = 0; run < 200; run++) {
            assertThat(runs.permits("web", MIB / 4, 0)).isTrue();
            runs.spend("web", MIB / 4, 0);
        }
        assertThat(runs.permits("web", 14 * MIB, 0)).isTrue();
        assertThat(runs.permits("web", 15 * MIB, 0)).isFalse();
        assertThat(runs.permits("web", 15 * MIB, HOUR)).isTrue();
    }
}
