package io.masif.ui.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.ui.api.contract.Contract;
import io.masif.ui.api.contract.ContractRoutes;
import io.masif.ui.api.contract.Operation;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.RunningUi;
import io.masif.ui.view.operator.Role;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The server does what its contract says, and nothing else. */
class ContractTest extends ApiCase {
    @Test
    void theContractIsServed() {
        JsonObject served = new JsonObject(api.get("/api/openapi.json").body());
        assertThat(served).isEqualTo(Contract.load().document());
        assertThat(served.getString("openapi")).startsWith("3.1");
    }

    @Test
    void aUiWithAnOperationThatTheContractLacksDoesNotStart() {
        ContractRoutes routes = new ContractRoutes(Contract.load(), Router.router(Vertx.vertx()));
        assertThatThrownBy(() -> routes.mount("removeEverything", context -> {}))
                .hasMessageContaining("the contract has no operation removeEverything");
    }

    @Test
    void aUiThatLacksAnOperationOfTheContractDoesNotStart() {
        ContractRoutes routes = new ContractRoutes(Contract.load(), Router.router(Vertx.vertx()));
        routes.mount("listPending", context -> {});
        assertThatThrownBy(routes::finish).hasMessageContaining("listHosts").hasMessageNotContaining("listPending,");
    }

    @Test
    void eachOperationSaysWhichRoleItNeeds() {
        SoftAssertions operations = new SoftAssertions();
        for (Operation operation : Contract.load().operations()) {
            JsonObject json = Contract.load()
                    .document()
                    .getJsonObject("paths")
                    .getJsonObject(operation.path())
                    .getJsonObject(operation.method().toLowerCase(Locale.ROOT));
            String sentence = "Needs the role " + operation.rule().role().word() + ".";
            operations
                    .assertThat(json.getString("description", "").contains(sentence))
                    .as(operation.id())
                    .isEqualTo(operation.rule().role() != Role.VIEWER);
            operations
                    .assertThat(json.getJsonObject("responses").fieldNames())
                    .as(operation.id())
                    .contains("401", "403");
        }
        operations.assertAll();
    }

    @Test
    void anotherMethodIsRefusedWithThoseThatArePossible() {
        HttpResponse<String> answer = api.send("PUT", "/api/v1/approvals/1", "{}");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("DELETE, GET");
    }

    @Test
    void otherMediaTypesAreRefused() {
        assertThat(getWith("/api/v1/hosts", "Accept", "text/csv").statusCode()).isEqualTo(406);
        assertThat(getWith("/api/v1/hosts", "Accept", "text/csv, application/*;q=0.5")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> form = api.postForm("/api/v1/approvals", "actions", "all");
        assertThat(form.statusCode()).isEqualTo(415);
        assertThat(new JsonObject(form.body()).getString("detail")).contains("application/json");
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        rows.putHost("a", PERL);
        awaitPending(1);
        String tag = api.get("/api/v1/pending").headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = getWith("/api/v1/pending", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        rows.putHost("b", BAR);
        awaitPending(2);
        assertThat(getWith("/api/v1/pending", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aProblemNamesEachWrongMember() {
        HttpResponse<String> answer = api.post(
                "/api/v1/approvals",
                "{\"actions\": [{\"package\": 1, \"action\": \"update\", \"to_version\": null}, {\"package\": \"x\","
                        + " \"action\": \"fly\", \"to_version\": null}], \"hosts\": [], \"coment\": \"a\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        JsonObject problem = new JsonObject(answer.body());
        assertThat(problem.getString("type")).isEqualTo("urn:masif-upgrader:problem:bad-input");
        JsonArray errors = problem.getJsonArray("errors");
        assertThat(errors.stream().map(each -> ((JsonObject) each).getString("pointer")))
                .containsExactly("#/coment", "#/actions/0/package", "#/actions/1/action", "#/hosts");
        assertThat(problem.getString("detail"))
                .isEqualTo(errors.getJsonObject(0).getString("detail"));
    }

    @Test
    void aRefusalWithoutALoginIsAProblemToo() {
        HttpResponse<String> refused = ui.browser().get("/api/v1/hosts");
        assertThat(refused.headers().firstValue("Content-Type")).isEqualTo(Optional.of("application/problem+json"));
    }

    private HttpResponse<String> getWith(String path, String header, String value) {
        return ui.browser()
                .withBearerToken(RunningUi.TOKEN)
                .withHeader(header, value)
                .get(path);
    }
}
