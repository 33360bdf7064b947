package io.masif.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecisionApiTest extends DecisionApiCase {
    @Test
    void anUnknownMemberIsRefusedWithTheNearestName() {
        assertRefused("{" + BOTH + ", \"host\": [\"a\"]}", "unknown member \"host\"; did you mean \"hosts\"?");
        assertRefused("{" + BOTH + ", \"excpt\": [\"a\"]}", "did you mean \"except\"?");
        assertRefused(
                "{\"actions\": [{\"package\": \"perl\", \"action\": \"update\", \"version\": \"5.36\"}]}",
                "actions[0]: unknown member \"version\"; did you mean \"to_version\"?");
        assertThat(error(400, api.post("/api/v1/approvals?hosts=a", "{" + BOTH + "}")))
                .contains("Unknown parameter \"hosts\"");
        for (String path : List.of("pending?x=1", "approvals?host=a", "hosts?stat=ok", "hosts/a?q=1", "events?x=1")) {
            assertThat(error(400, api.get("/api/v1/" + path))).contains("Unknown parameter");
        }
        assertThat(error(400, api.get("/api/v1/hosts?stat=ok"))).contains("did you mean \"state\"?");
        assertThat(rows.countRows("decision")).isZero();
    }

    @Test
    void oneDecisionIsOneRecordWhateverItConcerns() {
        JsonObject decision = assertCreated(api.post("/api/v1/approvals", "{" + BOTH + ", \"hosts\": [\"a\", \"b\"]}"));
        assertThat(decision.getJsonArray("actions")).hasSize(2);
        assertThat(decision.getJsonArray("hosts"))
                .isEqualTo(new JsonArray().add("a").add("b"));
        assertThat(decision.getJsonObject("concerns"))
                .isEqualTo(new JsonObject().put("hosts", 2).put("actions", 2));
        assertThat(decision.getInteger("waiting")).isEqualTo(2);
        assertThat(rows.countRows("decision")).isEqualTo(1);
        assertThat(rows.countRows("host_set")).isEqualTo(1);
        assertThat(rows.countRows("event WHERE kind = 'approved'")).isEqualTo(1);
        assertThat(rows.countRows("approval")).isZero();
    }

    @Test
    void exceptCommentAndExpiryTakeEffect() {
        JsonObject decision = assertCreated(api.post(
                "/api/v1/approvals",
                "{" + BOTH
                        + ", \"except\": [\"c\"], \"comment\": \"ticket 7\", \"expires\": \"2999-12-31T00:00:00Z\"}"));
        assertThat(decision.getString("comment")).isEqualTo("ticket 7");
        assertThat(decision.getString("expires")).isEqualTo("2999-12-31T00:00:00Z");
        assertThat(decision.getValue("hosts")).isNull();
        assertThat(pending().getJsonObject(0).getInteger("hosts")).isEqualTo(1);
        rows.putHost("tomorrow", PERL);
        awaitApproval("waiting", 3);
        assertRefused("{" + BOTH + ", \"hosts\": [\"a\"], \"except\": [\"b\"]}", "cannot be given together");
        assertRefused("{" + BOTH + ", \"except\": []}", "except is empty");
        assertRefused("{" + BOTH + ", \"expires\": \"2001-01-01T00:00:00Z\"}", "still to come");
    }

    @Test
    void anUnreportedPackageIsRefusedUnlessTheRequestAllowsIt() {
        String typo = "\"actions\": [{\"package\": \"prel\", \"action\": \"update\", \"to_version\": \"5.36\"}]";
        assertRefused("{" + typo + "}", "no host has ever reported prel");
        assertThat(api.post("/api/v1/approvals", "{" + typo + ", \"unseen\": true}")
                        .statusCode())
                .isEqualTo(201);
        String blank = "\"actions\": [{\"package\": \"perl \", \"action\": \"update\", \"to_version\": \"5.36\"}]";
        assertRefused("{" + blank + ", \"unseen\": true}", "without blanks around it");
    }

    @Test
    void theHistoryHasTheFirstActionsOfARevocationAndHowManyThereAre() {
        String actions = IntStream.range(0, 150)
                .mapToObj(i -> "{\"package\": \"p" + i + "\", \"action\": \"remove\"}")
                .collect(Collectors.joining(", ", "\"actions\": [", "]"));
        long id = assertCreated(api.post("/api/v1/approvals", "{" + actions + ", \"unseen\": true}"))
                .getLong("id");
        api.post("/api/v1/approvals/" + id + "/revocations", "{" + actions + "}");
        JsonObject detail = new JsonObject(rows.query("SELECT detail FROM event WHERE kind = 'revoked'")
                .iterator()
                .next()
                .getString(0));
        assertThat(detail.getJsonArray("actions")).hasSize(100);
        assertThat(detail.getInteger("action_count")).isEqualTo(150);
    }

    @Test
    void aPartCanBeRevokedAndOnlyWhatIsCovered() {
        long id = assertCreated(api.post("/api/v1/approvals", "{" + BOTH + ", \"hosts\": [\"a\", \"b\"]}"))
                .getLong("id");
        String path = "/api/v1/approvals/" + id + "/revocations";
        assertThat(error(400, api.post(path, "{\"hosts\": [\"c\"]}"))).contains("is not for the host \"c\"");
        assertThat(error(400, api.post(path, "{\"actions\": [{\"package\": \"bar\", \"action\": \"remove\"}]}")))
                .contains("does not cover \"bar\"");
        assertThat(error(400, api.post(path, "{\"host\": [\"a\"]}"))).contains("did you mean \"hosts\"?");
        assertThat(error(400, api.send("DELETE", "/api/v1/approvals/" + id, "{\"hosts\": [\"a\"]}")))
                .contains("takes no body");
        for (int i = 0; i < 2; i++) {
            assertThat(api.post(path, "{\"actions\": [" + OLD_REMOVE + "], \"hosts\": [\"a\"]}")
                            .statusCode())
                    .isEqualTo(201);
        }
        assertThat(rows.countRows("revocation")).isEqualTo(1);
        assertThat(pending().getJsonObject(0).getInteger("hosts")).isEqualTo(2);
        assertThat(api.delete("/api/v1/approvals/" + id).statusCode()).isEqualTo(204);
        assertThat(pending().getJsonObject(0).getInteger("hosts")).isEqualTo(3);
        assertThat(new JsonObject(api.get("/api/v1/approvals/" + id).body()).getString("revoked"))
                .isNotNull();
        assertThat(assertCreated(api.post("/api/v1/approvals", "{" + BOTH + ", \"hosts\": [\"a\", \"b\"]}"))
                        .getLong("id"))
                .isGreaterThan(id);
        assertThat(error(404, api.post("/api/v1/approvals/999/revocations", "{}")))
                .contains("no approval 999");
    }

    @Test
    void unknownHostsAreRefusedAtOnceAndSomeOfThemAreNamed() {
        String hosts = IntStream.range(0, 5000)
                .mapToObj(i -> "\"nobody-" + i + "\"")
                .collect(Collectors.joining(", ", "[", "]"));
        String actions = IntStream.range(0, 5000)
                .mapToObj(i -> "{\"package\": \"p" + i + "\", \"action\": \"remove\"}")
                .collect(Collectors.joining(", ", "[", "]"));
        assertRefused(
                "{\"actions\": " + actions + ", \"hosts\": " + hosts + "}", "There is no host nobody-0, nobody-1");
        assertRefused("{\"actions\": " + actions + ", \"hosts\": " + hosts + "}", "(and 4,980 more)");
        assertRefused(
                "{\"actions\": " + actions.replace("]", ", " + OLD_REMOVE + "]") + "}",
                "actions must be an array of at most 5000 elements, but is one of 5001");
    }

    @Test
    void aListHasTheFirstHostsOfADecisionAndHowManyThereAre() {
        rows.putHosts(300, PERL);
        awaitPending(2);
        String hosts = IntStream.rangeClosed(1, 300)
                .mapToObj(i -> "\"host-" + i + "\"")
                .collect(Collectors.joining(", ", "[", "]"));
        JsonObject whole = assertCreated(api.post("/api/v1/approvals", "{" + BOTH + ", \"hosts\": " + hosts + "}"));
        assertThat(whole.getJsonArray("hosts")).hasSize(300);
        JsonObject listed = approvals().getJsonObject(0);
        assertThat(listed.getJsonArray("hosts")).hasSize(100);
        assertThat(listed.getInteger("host_count")).isEqualTo(300);
        assertThat(listed.getInteger("waiting")).isEqualTo(300);
    }
}
