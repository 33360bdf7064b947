package io.masif.master.held;

import static io.masif.master.bed.RunningMaster.join;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NoWaitTest extends HeldCase {
    @Override
    Map<String, Object> keys() {
        return Map.of("report.wait", 0);
    }

    @Test
    void nothingIsAnnouncedNorHeld() {
        HeldHost web = host("web", BAR);
        assertThat(web.answer().containsKey("wait")).isFalse();
        assertThat(join(web.await(HeldHost.LONG, "")).containsKey("wait")).isFalse();
    }
}
