package io.masif.system.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.kill.KilledStep;
import io.masif.rig.rollout.KilledRollouts;
import io.masif.system.fleet.Fleets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** UIs are killed at each step of rollouts and rules; {@code script/prove-rollouts} kills them at each statement. */
final class KilledUiTest {
    @Test
    void noRingIsOpenedTwiceAndNoneIsForgotten() {
        Path folder = Fleets.folder(KilledUiTest.class);
        try (KilledRollouts rollouts = new KilledRollouts(folder, false, line -> System.out.println(line))) {
            rollouts.play();
            for (KilledStep step : KilledStep.values()) {
                assertThat(rollouts.killed())
                        .as("kills before and after the commit of %s", step)
                        .filteredOn(kill -> kill.contains(" of " + step + ": "))
                        .hasSizeGreaterThanOrEqualTo(2);
            }
        }
    }
}
