package io.masif.ui.api.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.Browser;
import io.masif.ui.bed.OperatorCase;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Administrators change operators by the API as on the pages; requests and answers are validated against the contract. */
class OperatorsApiTest extends OperatorCase {
    private static final String OPERATORS = "/api/v1/operators";

    private Browser program;

    @BeforeEach
    void authenticate() {
        program = ui.browser().withBasicAuthentication("admin", RunningUi.PASSWORD);
    }

    @Test
    void anOperatorIsAddedWithAPasswordThatHasToBeChanged() {
        JsonObject added = body(program.post(OPERATORS, "{\"name\": \"vera\", \"role\": \"viewer\"}"), 201);
        assertThat(ui.browser().logIn("vera", added.getString("password")).statusCode())
                .isEqualTo(303);
        assertThat(added.getJsonObject("operator").getBoolean("must_change_password"))
                .isTrue();
        assertThat(program.post(OPERATORS, "{\"name\": \"vera\", \"role\": \"viewer\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(list().stream().map(each -> each.getString("name"))).containsExactly("admin", "vera");
        assertThat(history("operator-added"))
                .containsExactly(
                        "configuration {\"operator\":\"admin\",\"role\":\"administrator\"}",
                        "admin {\"operator\":\"vera\",\"role\":\"viewer\"}");
    }

    @Test
    void nameRoleAndStateAreReplaced() {
        addOperator("vera", "viewer");
        String vera = findPath("vera");
        for (int i = 0; i < 2; i++) {
            assertThat(put(vera + "/name", "{\"name\": \"verena\"}").getString("name"))
                    .isEqualTo("verena");
            assertThat(put(vera + "/role", "{\"role\": \"approver\"}").getString("role"))
                    .isEqualTo("approver");
            assertThat(put(vera + "/state", "{\"state\": \"disabled\"}").getString("disabled"))
                    .isNotNull();
        }
        assertThat(ui.browser().logIn("verena", RunningUi.PASSWORD).statusCode())
                .isEqualTo(401);
        assertThat(put(vera + "/state", "{\"state\": \"enabled\"}").getString("disabled"))
                .isNull();
        assertThat(history("operator-renamed")).hasSize(1);
        assertThat(history("role-changed")).hasSize(1);
        assertThat(history("operator-disabled")).hasSize(1);
        assertThat(body(program.get(vera), 200).getString("state")).isEqualTo("enabled");
    }

    @Test
    void passwordsSessionsAndTokensEnd() {
        Browser session = logInNew("vera", "viewer");
        String vera = findPath("vera");
        assertThat(program.delete(vera + "/sessions").statusCode()).isEqualTo(204);
        assertThat(session.get("/account").statusCode()).isEqualTo(303);
        Browser own = ui.browser().withBasicAuthentication("vera", RunningUi.PASSWORD);
        JsonObject created =
                body(own.post("/api/v1/account/tokens", "{\"name\": \"a\", \"role\": \"viewer\", \"days\": 7}"), 201);
        JsonArray tokens = new JsonArray(program.get(vera + "/tokens").body());
        assertThat(tokens).containsExactly(created.getJsonObject("token"));
        String token = vera + "/tokens/" + created.getJsonObject("token").getLong("id");
        assertThat(program.delete(token).statusCode()).isEqualTo(204);
        assertThat(program.delete(token).statusCode()).isEqualTo(404);
        JsonObject reset = body(program.send("POST", vera + "/password-resets", null), 201);
        assertThat(own.get("/api/v1/account").statusCode()).isEqualTo(401);
        assertThat(ui.browser().logIn("vera", reset.getString("password")).statusCode())
                .isEqualTo(303);
    }

    @Test
    void whatIsWrongIsRefusedAndChangesNothing() {
        JsonObject before = list().get(0);
        String admin = OPERATORS + "/" + before.getLong("id");
        SoftAssertions answers = new SoftAssertions();
        assertRefused(answers, program.post(OPERATORS, "{\"name\": \"a:b\", \"role\": \"viewer\"}"), 400, "colon");
        assertRefused(answers, program.post(OPERATORS, "{\"name\": \"a\", \"role\": \"boss\"}"), 400, "#/role");
        assertRefused(answers, program.post(OPERATORS, "{\"name\": \"a\", \"rôle\": \"viewer\"}"), 400, "rôle");
        assertRefused(answers, program.send("PUT", admin + "/state", "{\"state\": \"away\"}"), 400, "#/state");
        assertRefused(answers, program.send("PUT", admin + "/state", "{\"state\": \"disabled\"}"), 409, "last");
        assertRefused(answers, program.send("PUT", admin + "/role", "{\"role\": \"viewer\"}"), 409, "last");
        assertRefused(answers, program.get(OPERATORS + "/999"), 404, "number");
        assertRefused(answers, program.get(OPERATORS + "/vera"), 404, "number");
        assertRefused(answers, program.delete(admin + "/tokens/1"), 404, "token");
        answers.assertAll();
        assertThat(list()).containsExactly(before);
    }

    @Test
    void anApproverMakesNoOperatorsAndEachAttemptIsInTheHistory() {
        addOperator("andy", "approver");
        String andy = findPath("andy");
        Browser approver = ui.browser().withBasicAuthentication("andy", RunningUi.PASSWORD);
        assertThat(approver.post(OPERATORS, "{\"name\": \"eve\", \"role\": \"administrator\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(approver.send("PUT", andy + "/role", "{\"role\": \"administrator\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(approver.get(OPERATORS).statusCode()).isEqualTo(403);
        assertThat(api.get(OPERATORS).statusCode()).isEqualTo(403);
        assertThat(list()).hasSize(2);
        ui.restart();
        assertThat(history("request-refused").stream().map(OperatorsApiTest::describe))
                .containsExactlyInAnyOrder(
                        "andy POST /api/v1/operators",
                        "andy PUT /api/v1/operators/:id/role",
                        "andy GET /api/v1/operators",
                        "api GET /api/v1/operators");
    }

    private static String describe(String line) {
        int blank = line.indexOf(' ');
        return line.substring(0, blank) + " " + new JsonObject(line.substring(blank)).getString("request");
    }

    private static void assertRefused(SoftAssertions answers, HttpResponse<String> answer, int status, String word) {
        answers.assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        answers.assertThat(answer.body()).contains(word);
    }

    private List<JsonObject> list() {
        return new JsonArray(program.get(OPERATORS).body())
                .stream().map(JsonObject.class::cast).toList();
    }

    private JsonObject put(String path, String json) {
        return body(program.send("PUT", path, json), 200);
    }

    private static JsonObject body(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return new JsonObject(answer.body());
    }

    private String findPath(String name) {
        return OPERATORS + pathOf(name).substring("/settings/operators".length());
    }
}
