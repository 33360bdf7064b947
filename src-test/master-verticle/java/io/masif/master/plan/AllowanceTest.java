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
        assertThat(actions.refusal("web", 1, 0)).isPresent();
        assertThat(actions.refusal("web", 0, 0)).isEmpty();
        assertThat(actions.refusal("web", 2000, HOUR)).isEmpty();
        assertThat(actions.refusal("web", 2001, HOUR)).isPresent();
        assertThat(actions.refusal("web", 20_000, 10 * HOUR)).isEmpty();
    }

    @Test
    void whoIsRefusedIsToldWhenToComeBackWithinAnHour() {
        actions.spend("web", 20_000, 0);
        assertThat(actions.refusal("web", 1000, 0).orElseThrow().retryAfter()).hasMinutes(30);
        assertThat(actions.refusal("web", 20_000, 0).orElseThrow().retryAfter()).hasMinutes(60);
    }

    @Test
    void nothingIsLeftUntilSomethingHasComeBack() {
        assertThat(actions.isLeft("web", 0)).isTrue();
        actions.spend("web", 19_999, 0);
        assertThat(actions.isLeft("web", 0)).isTrue();
        actions.spend("web", 1, 0);
        assertThat(actions.isLeft("web", 0)).isFalse();
        assertThat(actions.isLeft("web", HOUR)).isTrue();
        assertThat(actions.isLeft("mail", 0)).isTrue();
    }

    @Test
    void nobodySpendsWhatIsAnothers() {
        actions.spend("web", 20_000, 0);
        assertThat(actions.refusal("mail", 20_000, 0)).isEmpty();
    }

    @Test
    void hostThatHasToldNothingForLongMayTellMoreThanThatOnce() {
        actions.spend("web", 1, 0);
        assertThat(actions.refusal("web", 25_000, HOUR)).isEmpty();
        actions.spend("web", 25_000, HOUR);
        assertThat(actions.refusal("web", 1, 3 * HOUR)).isPresent();
    }

    @Test
    void outageOfDaysWithItsRunsIsTold() {
        for (int run = 0; run < 200; run++) {
            assertThat(runs.refusal("web", MIB / 4, 0)).isEmpty();
            runs.spend("web", MIB / 4, 0);
        }
        assertThat(runs.refusal("web", 14 * MIB, 0)).isEmpty();
        assertThat(runs.refusal("web", 15 * MIB, 0)).isPresent();
        assertThat(runs.refusal("web", 15 * MIB, HOUR)).isEmpty();
    }
}
