package io.masif.master.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.failure.Failure;
import io.masif.master.report.VersionTwoReport;
import io.masif.wire.EncodedFacts;
import io.masif.wire.JsonMembers;
import io.masif.wire.Report;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportParserTest {
    private static final Plan PLAN = Plan.of(List.of(
            new Action("a", "amd64", Kind.UPDATE, "1", "2", List.of("Debian:12/stable"), false),
            Action.of("b", null, Kind.PURGE, "1", null)));
    private static final String REPORT = new Report(
                    PLAN.digest(), Optional.of(PLAN), EncodedFacts.of(new JsonObject().put("os", "Debian")), List.of())
            .toJson()
            .encode();

    private final ReportParser reader = new ReportParser(new ActionLimit(100));

    @Test
    void reportOfAnAgentMeansTheSameHoweverOftenItComes() {
        for (int time = 0; time < 2; time++) {
            VersionTwoReport sent = reader.parse(bytes(REPORT));
            assertThat(sent.planDigest()).isEqualTo(PLAN.digest());
            assertThat(new JsonObject(sent.facts().orElseThrow().json()))
                    .isEqualTo(new JsonObject().put("os", "Debian"));
            assertThat(sent.plan().orElseThrow().digest()).isEqualTo(PLAN.digest());
            assertThat(sent.plan().orElseThrow().actions())
                    .extracting(each -> each.action())
                    .containsExactlyElementsOf(PLAN.actions());
        }
    }

    @Test
    void otherOrderAndBlanksMeanTheSame() {
        JsonObject json = new JsonObject(REPORT);
        JsonObject reordered =
                new JsonObject().put("facts", json.getValue("facts")).put("plan", json.getValue("plan"));
        VersionTwoReport sent = reader.parse(bytes(reordered.encodePrettily()));
        assertThat(sent.plan().orElseThrow().digest()).isEqualTo(PLAN.digest());
    }

    @Test
    void digestAloneHasNoPlan() {
        VersionTwoReport sent = reader.parse(bytes("{\"plan\":{\"digest\":\"" + PLAN.digest() + "\"}}"));
        assertThat(sent.plan()).isEmpty();
        assertThat(sent.facts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"]", "]}", "]}}}", "]},\"facts\":1}", "],\"actions\":[]}}", ",null]}}", ",{}]}}"})
    void badEndIsRefusedWithTheSameSentence(String end) {
        reader.parse(bytes(REPORT));
        String body = REPORT.substring(0, REPORT.lastIndexOf(']')) + end;
        if (end.contains("\"actions\"")) {
            // the last one of two counts, as it does for every reader of JSON
            assertThatThrownBy(() -> reader.parse(bytes(body))).hasMessageContaining("plan.digest is");
            return;
        }
        String right = sentence(() -> Report.read(JsonMembers.ofBody(Buffer.buffer(body))));
        assertThat(sentence(() -> reader.parse(bytes(body)))).isNotEmpty().startsWith(right.substring(0, 10));
    }

    @Test
    void digestOfOtherActionsIsRefused() {
        String body = REPORT.replace("\"1\"", "\"7\"");
        assertThatThrownBy(() -> reader.parse(bytes(body)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("but that of plan.actions is");
    }

    private static String sentence(Runnable reading) {
        try {
            reading.run();
            return "";
        } catch (Failure e) {
            return e.getMessage();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
