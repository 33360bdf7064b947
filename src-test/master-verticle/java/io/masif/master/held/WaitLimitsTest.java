package io.masif.master.held;

import static io.masif.master.bed.RunningMaster.join;
import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Plan;
import io.masif.master.bed.HttpAgent;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitLimitsTest extends HeldCase {
    @Override
    Map<String, Object> keys() {
        return Map.of("report.wait", 30, "api.idleTimeout", 15, "report.interval", 1, "approval.pace", 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"wait\":-1 | wait must be a number of seconds from 0 to 3600, but is -1",
                "\"wait\":3601 | wait must be a number of seconds from 0 to 3600, but is 3601",
                "\"wait\":1.5 | wait must be a whole number",
                "\"wait\":\"10\" | wait must be a whole number",
                "\"wait\":[] | wait must be a whole number",
                "\"wait\":99999999999 | wait must be",
                "\"wait\":10,\"tag\":\"x\" | tag must be that of an answer, 16 hexadecimal digits, or absent",
                "\"wait\":10,\"tag\":7 | tag must be",
            })
    void wrongValuesAreRefused(String members, String sentence) {
        HeldHost web = host("web", BAR);
        HttpAgent.Answer answer = web.agent()
                .postOnce(
                        HeldHost.PATH,
                        "{\"plan\":{\"digest\":\"" + Plan.of(List.of(BAR)).digest() + "\"}," + members + "}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(sentence);
    }

    @Test
    void noHostIsHeldLongerThanTheMasterWantsNorIdleMeanwhile() {
        HeldHost web = host("web", BAR);
        assertThat(web.answer().getInteger("wait")).isEqualTo(30);
        assertThat(join(web.await(3600, "")).getInteger("wait")).isEqualTo(30);
    }

    @Test
    void zeroSecondsAreAnsweredAtOnce() {
        assertThat(join(host("web", BAR).await(0, "")).getInteger("next")).isEqualTo(1);
    }

    @Test
    void allAreAnsweredInTheirTurn() {
        List<Future<JsonObject>> answers = List.of("a", "b", "c").stream()
                .map(each -> host(each, BAR).await())
                .toList();
        awaitHeld(3);
        sql.approve("bar", null, null, null, null);
        answers.forEach(answer ->
                assertThat(join(answer).getJsonArray("approved").size()).isEqualTo(1));
    }
}
