package io.masif.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcknowledgedFactsTest {
    @ParameterizedTest
    @CsvSource({
        "5000000000, 5100000000, false",
        "5000000000, 4900000000, false",
        "5000000000, 5200000000, true",
        "1000000000, 900000000, false",
        "900000000, 910000000, false",
        "900000000, 880000000, true",
        "10000000, 0, false",
        "20000000, 0, true"
    })
    void oneStepOfFreeSpaceIsNoChange(long acknowledged, long current, boolean isReported) {
        JsonObject before = facts(acknowledged);
        assertThat(AcknowledgedFacts.ignoreSmallChange(facts(current), before))
                .isEqualTo(isReported ? facts(current) : before);
    }

    @Test
    void anotherChangeIsReportedWithTheCurrentFreeSpace() {
        JsonObject current = facts(5_100_000_000L).put("rebootRequired", true);
        assertThat(AcknowledgedFacts.ignoreSmallChange(current, facts(5_000_000_000L)))
                .isEqualTo(current);
        assertThat(AcknowledgedFacts.ignoreSmallChange(current, null)).isEqualTo(current);
        assertThat(AcknowledgedFacts.ignoreSmallChange(new JsonObject(), facts(1)))
                .isEqualTo(new JsonObject());
    }

    private static JsonObject facts(long free) {
        return new JsonObject().put("kernel", "6.1").put("archivesFree", free);
    }
}
