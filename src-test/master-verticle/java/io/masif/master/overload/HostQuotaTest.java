package io.masif.master.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HostQuotaTest {
    private static final long HOUR = Duration.ofHours(1).toNanos();
    private static final int MIB = 1024 * 1024;

    private final HostQuota actions = HostQuota.forNewActions();
    private final HostQuota runs = HostQuota.forRunsAndPlans();

    @Test
    void whatIsSpentComesBackWithTheHours() {
        actions.consume("web", 20_000, 0);
        assertThat(actions.refusal("web", 1, 0)).isPresent();
        assertThat(actions.refusal("web", 0, 0)).isEmpty();
        assertThat(actions.refusal("web", 2000, HOUR)).isEmpty();
        assertThat(actions.refusal("web", 2001, HOUR)).isPresent();
        assertThat(actions.refusal("web", 20_000, 10 * HOUR)).isEmpty();
    }

    @Test
    void refusalNamesARetryTimeWithinAnHour() {
        actions.consume("web", 20_000, 0);
        assertThat(actions.refusal("web", 1000, 0).orElseThrow().retryAfter()).hasMinutes(30);
        assertThat(actions.refusal("web", 20_000, 0).orElseThrow().retryAfter()).hasMinutes(60);
    }

    @Test
    void exhaustedQuotaPermitsNothingUntilItRefills() {
        assertThat(actions.hasRemaining("web", 0)).isTrue();
        actions.consume("web", 19_999, 0);
        assertThat(actions.hasRemaining("web", 0)).isTrue();
        actions.consume("web", 1, 0);
        assertThat(actions.hasRemaining("web", 0)).isFalse();
        assertThat(actions.hasRemaining("web", HOUR)).isTrue();
        assertThat(actions.hasRemaining("mail", 0)).isTrue();
    }

    @Test
    void nobodySpendsWhatIsAnothers() {
        actions.consume("web", 20_000, 0);
        assertThat(actions.refusal("mail", 20_000, 0)).isEmpty();
    }

    @Test
    void fullQuotaPermitsOneLargerAmount() {
        actions.consume("web", 1, 0);
        assertThat(actions.refusal("web", 25_000, HOUR)).isEmpty();
        actions.consume("web", 25_000, HOUR);
        assertThat(actions.refusal("web", 1, 3 * HOUR)).isPresent();
    }

    @Test
    void runsOfAnOutageOfDaysArePermitted() {
        for (int run = 0; run < 200; run++) {
            assertThat(runs.refusal("web", MIB / 4, 0)).isEmpty();
            runs.consume("web", MIB / 4, 0);
        }
        assertThat(runs.refusal("web", 14 * MIB, 0)).isEmpty();
        assertThat(runs.refusal("web", 15 * MIB, 0)).isPresent();
        assertThat(runs.refusal("web", 15 * MIB, HOUR)).isEmpty();
    }
}
