package io.masif.agent.apt;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Condition;
import io.masif.domain.HostState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefresherTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void afterAFailureTheNextRefreshComesEarlierButNotAfterThatOfAHook() {
        Condition failed = new Condition(HostState.REFRESH_FAILED, "no network");
        Condition hook = RefreshFailure.ofHook("E: Problem executing scripts APT::Update::Post-Invoke 'x'\n")
                .orElseThrow();
        assertThat(Refresher.next(Condition.GOOD, HOUR)).isEqualTo(HOUR);
        assertThat(Refresher.next(hook, HOUR)).isEqualTo(HOUR);
        assertThat(Refresher.next(failed, HOUR)).isEqualTo(Duration.ofMinutes(15));
        assertThat(Refresher.next(failed, MINUTE)).isEqualTo(MINUTE);
    }
}
