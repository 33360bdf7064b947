package io.masif.ui.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.decision.GroupSet;
import io.masif.wire.JsonMembers;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A ring is read as it was written, and refused with a sentence. */
class RingJsonTest {
    private static Ring read(String json) {
        return RingJson.read(
                JsonMembers.of(new JsonObject(json)),
                names -> GroupSet.of(names.stream().map(Integer::valueOf).toList()));
    }

    @Test
    void aRingIsReadAsItWasWritten() {
        Ring ring = new Ring(
                new RingHosts.Groups(GroupSet.of(List.of(3, 7))),
                new HostLimit(10, true),
                true,
                new SuccessThreshold(90, 2),
                new ErrorThreshold(10, 3),
                new RingTimes(Duration.ofMinutes(60), Duration.ofHours(6)),
                new HealthCheck(HealthCheck.Kind.PROMETHEUS, "https://prometheus.example/api/v1/query?query=up==0"));
        assertThat(read(RingJson.write(ring, String::valueOf).encode())).isEqualTo(ring);
    }

    @Test
    void withoutThresholdsAllHostsHaveToBeDoneAndOneErrorIsTooMany() {
        Ring ring = read("{\"percent\": 10}");
        assertThat(ring.hosts()).isEqualTo(new RingHosts.Share(10));
        assertThat(ring.success()).isEqualTo(new SuccessThreshold(100, 0));
        assertThat(ring.error()).isEqualTo(new ErrorThreshold(0, 1));
        assertThat(ring.times()).isEqualTo(new RingTimes(Duration.ZERO, Duration.ofDays(1)));
        assertThat(ring.check()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"5, 3, 5", "0, 100, 0", "10%, 100, 10", "10%, 19, 1", "10%, 3, 1", "100%, 7, 7"})
    void aLimitIsANumberOrAShareOfTheRing(String limit, int hosts, int expected) {
        String json = limit.endsWith("%") ? "\"" + limit + "\"" : limit;
        assertThat(read("{\"percent\": 10, \"max_concurrent\": " + json + "}")
                        .maxConcurrent()
                        .of(hosts))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | either percent",
                "{\"percent\": 10, \"groups\": [\"1\"]} | either percent",
                "{\"groups\": []} | either percent",
                "{\"percent\": 0} | percent must be a whole number from 1 to 100, but is 0",
                "{\"percent\": 5, \"error\": {\"count\": 0}} | from 1 to",
                "{\"percent\": 5, \"soak_minutes\": -1} | soak_minutes must be",
                "{\"percent\": 5, \"silent_hours\": 0} | silent_hours must be a whole number from 1 to 2160, but is 0",
                "{\"percent\": 5, \"silent_hours\": 2161} | silent_hours must be",
                "{\"percent\": 5, \"max_concurrent\": -1} | max_concurrent must be",
                "{\"percent\": 5, \"max_concurrent\": \"101%\"} | a share from 1% to 100%",
                "{\"percent\": 5, \"check\": {\"kind\": \"tcp\", \"url\": \"http://a/\"}} | one of http, prometheus",
                "{\"percent\": 5, \"check\": {\"kind\": \"http\", \"url\": \"file:///etc/passwd\"}} | http or https",
                "{\"percent\": 5, \"check\": {\"kind\": \"http\", \"url\": \"http://a b/\"}} | http or https",
                "{\"percent\": 5, \"check\": {\"kind\": \"http\", \"url\": \"http://u:p@a/\"}} | no user",
                "{\"percent\": 5, \"ring\": 1} | ring"
            })
    void anotherRingIsRefused(String json, String sentence) {
        assertThatThrownBy(() -> read(json)).hasMessageContaining(sentence);
    }
}
