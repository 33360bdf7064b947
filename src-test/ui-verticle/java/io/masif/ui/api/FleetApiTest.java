package io.masif.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What programs can ask about the fleet; each answer is validated against the contract by the way. */
class FleetApiTest extends ApiCase {
    private static final String PERL_UPDATE =
            "{\"package\": \"perl\", \"action\": \"update\", \"to_version\": \"5.36\"}";

    @BeforeEach
    void putHosts() {
        rows.putHost("a", PERL, BAR, OLD);
        rows.putHost("b", PERL_OLDER, BAR, OLD);
        awaitPending(3);
        Await.until("both hosts", TIMEOUT, () -> list("/api/v1/hosts").size() == 2);
    }

    @Test
    void whereAPackageIsIsOneRequest() {
        rows.putHost("c");
        rows.putHost("d", PERL);
        rows.putRun("c", PERL, Result.DONE, null, "unpacked");
        rows.putRun("d", PERL, Result.FAILED, "exit status 1", "broken");
        Await.until(
                "all hosts of perl",
                TIMEOUT,
                () -> list("/api/v1/packages/perl/hosts").size() == 4);
        Await.until("the failure", TIMEOUT, () -> hosts("/api/v1/packages/perl/hosts?state=failed")
                .equals(List.of("d")));
        assertThat(hosts("/api/v1/packages/perl/hosts?state=installed&version=5.36"))
                .containsExactly("c");
        assertThat(hosts("/api/v1/packages/perl/hosts?version=5.20")).containsExactly("b");
        assertThat(hosts("/api/v1/packages/perl/hosts?state=planned&version=5.36"))
                .containsExactly("a", "b", "d");
        assertThat(hosts("/api/v1/packages/perl/hosts?state=running")).isEmpty();
        assertThat(object("/api/v1/packages/perl").getJsonArray("versions")).hasSize(1);
        assertThat(api.get("/api/v1/packages/perl/hosts?state=wanted").statusCode())
                .isEqualTo(400);
        assertThat(api.get("/api/v1/packages/none/hosts").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/v1/packages/none").statusCode()).isEqualTo(404);
    }

    @Test
    void runsAreFoundByPackageHostTimeAndOutcome() {
        rows.putRun("a", PERL, Result.DONE, null, "fine");
        rows.putRun("b", PERL_OLDER, Result.FAILED, "exit status 1", "broken");
        rows.putRun("b", BAR, Result.DONE, null, "fine");
        assertThat(hosts("/api/v1/runs")).containsExactly("b", "b", "a");
        assertThat(hosts("/api/v1/runs?package=perl")).containsExactly("b", "a");
        assertThat(hosts("/api/v1/runs?package=er")).containsExactly("b", "a");
        assertThat(hosts("/api/v1/runs?package=p%3F%3Fl")).containsExactly("b", "a");
        assertThat(hosts("/api/v1/runs?package=er*")).isEmpty();
        assertThat(hosts("/api/v1/runs?package=p_rl")).isEmpty();
        assertThat(hosts("/api/v1/runs?package=perl&outcome=failed")).containsExactly("b");
        assertThat(hosts("/api/v1/runs?host=b&outcome=done")).containsExactly("b");
        assertThat(hosts("/api/v1/runs?since=2001-01-01T00:00:00Z")).hasSize(3);
        assertThat(hosts("/api/v1/runs?since=2999-01-01T00:00:00Z")).isEmpty();
        HttpResponse<String> first = api.get("/api/v1/runs?limit=2");
        String next = first.headers().firstValue("Link").orElseThrow().replaceAll("<(.*)>.*", "$1");
        assertThat(hosts(next)).containsExactly("a");
        long id = list("/api/v1/runs?outcome=failed").get(0).getLong("id");
        assertThat(object("/api/v1/runs/" + id).getString("log")).isEqualTo("broken");
        assertThat(api.get("/api/v1/runs/4711").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/v1/runs?outcome=broken").statusCode()).isEqualTo(400);
        assertThat(api.get("/api/v1/runs?since=today").statusCode()).isEqualTo(400);
    }

    @Test
    void thePlansOfHostsAreCompared() {
        rows.putHost("c", PERL);
        Await.until("three plans", TIMEOUT, () -> list("/api/v1/plans").size() == 3);
        JsonObject plan = list("/api/v1/plans?sort=-actions").get(0);
        assertThat(plan.getInteger("actions")).isEqualTo(3);
        JsonObject detail = object("/api/v1/plans/" + plan.getInteger("id"));
        assertThat(detail.getJsonObject("difference").getInteger("only_count")).isPositive();
        assertThat(api.get("/api/v1/plans/4711").statusCode()).isEqualTo(404);
    }

    @Test
    void aPreviewSaysWhatADecisionWouldConcern() {
        JsonObject preview = new JsonObject(api.post(
                        "/api/v1/previews",
                        "{\"actions\": [" + PERL_UPDATE + ", {\"package\": \"old\", \"action\": \"remove\"}]}")
                .body());
        assertThat(preview.getInteger("hosts")).isEqualTo(2);
        assertThat(preview.getInteger("action_count")).isEqualTo(2);
        assertThat(preview.getJsonArray("removals")).hasSize(1);
        String any =
                "{\"actions\": [{\"package\": \"perl\", \"action\": null, \"to_version\": null}], \"hosts\": [\"b\"]}";
        assertThat(new JsonObject(api.post("/api/v1/previews", any).body()).getInteger("hosts"))
                .isEqualTo(1);
        assertThat(api.post("/api/v1/previews", any.replace("\"b\"", "\"nobody\""))
                        .statusCode())
                .isEqualTo(400);
        assertThat(new JsonObject(api.post("/api/v1/previews", any.replace("perl", "none"))
                                .body())
                        .getInteger("hosts"))
                .isZero();
        assertThat(rows.countRows("decision")).isZero();
    }

    @Test
    void aPreviewSaysWhatADeclineWouldStop() {
        approve("perl", "update", "5.36", "a");
        rows.putHost("c");
        rows.putRun("c", PERL, Result.DONE, null, "");
        Await.until("the run", TIMEOUT, () -> preview().getInteger("done_hosts") == 1);
        assertThat(preview().getInteger("hosts")).isEqualTo(1);
        assertThat(preview().getInteger("planned_hosts")).isEqualTo(2);
        assertThat(preview().getInteger("approved_hosts")).isEqualTo(1);
        assertThat(preview().getInteger("running_hosts")).isZero();
        approve("perl", "update", "5.36", null);
        assertThat(preview().getInteger("hosts")).isZero();
        assertThat(preview().getInteger("approved_hosts")).isEqualTo(2);
    }

    private JsonObject preview() {
        return new JsonObject(api.post("/api/v1/previews", "{\"actions\": [" + PERL_UPDATE + "]}")
                .body());
    }

    @Test
    void theFleetAsAWholeIsCounted() {
        JsonObject overview = object("/api/v1/overview");
        assertThat(overview.getInteger("hosts")).isEqualTo(2);
        assertThat(overview.getInteger("new_actions")).isEqualTo(3);
        assertThat(overview.getJsonArray("security")).hasSize(1);
        rows.query("INSERT INTO fleet_sample VALUES (UTC_TIMESTAMP() - INTERVAL 2 DAY, 2, 1, 1, 3, 4, 5)");
        assertThat(list("/api/v1/samples")).hasSize(1);
        assertThat(list("/api/v1/samples?days=1")).isEmpty();
        assertThat(api.get("/api/v1/samples?days=91").statusCode()).isEqualTo(400);
        assertThat(list("/api/v1/health")).isNotEmpty();
        JsonObject unknown = list("/api/v1/health/agents").get(0);
        assertThat(list("/api/v1/health/agents/hosts")).isNotEmpty();
        assertThat(list("/api/v1/health/agents/" + unknown.getString("id") + "/hosts"))
                .hasSize(2);
        assertThat(api.get("/api/v1/health/weather").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/v1/health/agents/none/hosts").statusCode()).isEqualTo(404);
        JsonObject about = object("/api/v1/about");
        assertThat(about.getInteger("hosts")).isEqualTo(2);
        assertThat(about.getJsonObject("operator").encode()).isEqualTo("{\"name\":\"api\",\"role\":\"approver\"}");
        Await.until(
                "this UI is listed", TIMEOUT, () -> !list("/api/v1/instances").isEmpty());
    }

    @Test
    void theHistoryComesInPages() {
        for (String name : List.of("perl", "bar", "none")) {
            rows.query(
                    "INSERT INTO event (happened_at, actor, kind, detail) VALUES (UTC_TIMESTAMP(3), 'o', 'approved', ?)",
                    "{\"actions\":[{\"package\":\"" + name + "\"}]}");
        }
        HttpResponse<String> first = api.get("/api/v1/history?operator=o&limit=2");
        String next = first.headers().firstValue("Link").orElseThrow().replaceAll("<(.*)>.*", "$1");
        JsonObject last = list(next).get(0);
        assertThat(last.getJsonObject("detail").encode()).contains("perl");
        assertThat(object("/api/v1/history/" + last.getLong("id"))).isEqualTo(last);
        assertThat(list("/api/v1/history?package=bar")).hasSize(1);
        assertThat(api.get("/api/v1/history?kind=danced").statusCode()).isEqualTo(400);
        assertThat(api.get("/api/v1/history/999999999").statusCode()).isEqualTo(404);
    }

    @Test
    void aResetHasToBeConfirmed() {
        assertThat(reset("plans", "yes")).isEqualTo(400);
        assertThat(reset("all", "RESET")).isEqualTo(400);
        assertThat(pending()).hasSize(3);
        assertThat(reset("plans", "RESET")).isEqualTo(204);
        awaitPending(0);
        assertThat(reset("packages", "RESET")).isEqualTo(204);
        assertThat(rows.countRows("action")).isZero();
    }

    private int reset(String what, String confirmation) {
        return ui.browser()
                .withBasicAuthentication("admin", RunningUi.PASSWORD)
                .post("/api/v1/resets", new JsonObject(Map.of("what", what, "confirmation", confirmation)).encode())
                .statusCode();
    }

    private List<String> hosts(String path) {
        return list(path, each -> each.getString("host"));
    }

    private List<JsonObject> list(String path) {
        return list(path, Function.identity());
    }

    private <T> List<T> list(String path, Function<JsonObject, T> value) {
        return new JsonArray(api.get(path).body())
                .stream().map(JsonObject.class::cast).map(value).toList();
    }

    private JsonObject object(String path) {
        return new JsonObject(api.get(path).body());
    }
}
