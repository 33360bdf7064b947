package io.masif.agent.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ListRefresherTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void afterAFailureTheNextRefreshComesEarlierButNotAfterThatOfAHook() {
        HostProblem failed = new HostProblem(HostState.REFRESH_FAILED, "no network");
        HostProblem hook = RefreshFailure.findHookFailure("E: Problem executing scripts APT::Update::Post-Invoke 'x'\n")
                .orElseThrow();
        assertThat(ListRefresher.nextDelay(HostProblem.NONE, HOUR)).isEqualTo(HOUR);
        assertThat(ListRefresher.nextDelay(hook, HOUR)).isEqualTo(HOUR);
        assertThat(ListRefresher.nextDelay(failed, HOUR)).isEqualTo(Duration.ofMinutes(15));
        assertThat(ListRefresher.nextDelay(failed, MINUTE)).isEqualTo(MINUTE);
    }
}
