package io.masif.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Result;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What failed of an approval is tried again on request. */
class RetriesApiTest extends DecisionApiCase {
    private long approval;

    @BeforeEach
    void failOnTwoOfThreeHosts() {
        approval = rows.insertApproval("perl", "update", null, "5.36", null);
        rows.putRun("a", PERL, Result.FAILED, "the script failed", "no sensor");
        rows.putRun("b", PERL, Result.FAILED, "the script failed", "no sensor");
        awaitApproval("failed", 2);
    }

    @Test
    void whatFailedWaitsAgainUntilItFailsAgain() {
        JsonObject retry = assertCreated(retry("{}"));
        assertThat(retry.getJsonArray("hosts")).isEqualTo(new JsonArray(List.of("a", "b")));
        assertThat(retry.getJsonArray("actions").getJsonObject(0).getString("to_version"))
                .isEqualTo("5.36");
        assertThat(find().getInteger("failed")).isZero();
        assertThat(find().getInteger("waiting")).isEqualTo(3);
        assertThat(rows.countRows("event WHERE kind = 'retried'")).isEqualTo(1);
        rows.putRun("a", PERL, Result.FAILED, "the script failed", "no sensor");
        awaitApproval("failed", 1);
        assertThat(assertCreated(retry("")).getLong("id")).isGreaterThan(retry.getLong("id"));
    }

    @Test
    void chosenHostsAreRetriedAndTheOthersAreNot() {
        assertCreated(retry("{\"hosts\": [\"b\"]}"));
        assertThat(find().getInteger("failed")).isEqualTo(1);
        assertThat(find().getInteger("retryable")).isEqualTo(1);
        assertThat(error(400, retry("{\"hosts\": [\"b\"]}"))).contains("no failed action to retry on \"b\"");
        assertThat(error(400, retry("{\"hosts\": [\"c\"]}"))).contains("no failed action to retry on \"c\"");
        assertThat(error(400, retry("{\"hosts\": [\"nowhere\"]}"))).contains("nowhere");
        assertThat(error(400, retry("{\"hosts\": []}"))).contains("hosts is empty");
        assertThat(error(400, retry("{\"host\": [\"a\"]}"))).contains("did you mean \"hosts\"?");
        assertThat(rows.countRows("retry")).isEqualTo(1);
    }

    @Test
    void withoutAFailureThereIsNothingToRetry() {
        assertCreated(retry("{}"));
        assertThat(error(409, retry("{}"))).contains("there is nothing to retry");
        assertThat(error(404, api.post("/api/v1/approvals/4711/retries", "{}"))).contains("4711");
        assertThat(rows.countRows("retry")).isEqualTo(1);
        assertThat(rows.countRows("event WHERE kind = 'retried'")).isEqualTo(1);
    }

    @Test
    void neitherDeclinedNorRevokedNorUnplannedActionsAreRetried() {
        assertCreated(api.post("/api/v1/declines", "{\"actions\": [" + PERL_UPDATE + "], \"hosts\": [\"a\"]}"));
        rows.putHost("b", Action.of("perl", "amd64", Kind.CONFIGURE, null, "5.36"));
        awaitApproval("retryable", 0);
        assertThat(find().getInteger("failed")).isEqualTo(2);
        assertThat(error(409, retry("{}"))).contains("there is nothing to retry");
        rows.putHost("b", PERL);
        awaitApproval("retryable", 1);
        assertThat(api.delete("/api/v1/approvals/" + approval).statusCode()).isEqualTo(204);
        assertThat(error(409, retry("{}"))).contains("there is nothing to retry");
        assertThat(rows.countRows("retry")).isZero();
    }

    private HttpResponse<String> retry(String body) {
        return api.post("/api/v1/approvals/" + approval + "/retries", body);
    }

    private JsonObject find() {
        return new JsonObject(api.get("/api/v1/approvals/" + approval).body());
    }
}
