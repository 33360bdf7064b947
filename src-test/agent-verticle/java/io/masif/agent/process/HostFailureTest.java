package io.masif.agent.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.masif.agent.apt.Apt;
import io.masif.agent.process.Commands.Output;
import org.junit.jupiter.api.Test;

class HostFailureTest {
    @Test
    void aToolThatFailedIsNoMistakeOfOurs() {
        Output broken = new Output(100, "", "E: Syntax error /etc/apt/apt.conf.d/99broken:2: Extra junk\n");
        Throwable failed = catchThrowable(() -> Apt.requireSuccess("apt-config", broken));
        assertThat(HostFailure.isProgrammingError(failed)).isFalse();
        assertThat(HostFailure.describe(failed)).isEqualTo("Syntax error /etc/apt/apt.conf.d/99broken:2: Extra junk");
        assertThat(HostFailure.isProgrammingError(new IllegalStateException("x")))
                .isTrue();
    }
}
