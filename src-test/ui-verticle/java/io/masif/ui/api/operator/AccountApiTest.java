package io.masif.ui.api.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.Browser;
import io.masif.ui.bed.OperatorCase;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programs make and revoke tokens, and change the password of the operator as whom they log in. */
class AccountApiTest extends OperatorCase {
    private static final String TOKENS = "/api/v1/account/tokens";
    private static final String NEW_TOKEN = "{\"name\": \"deploy\", \"role\": \"viewer\", \"days\": 30}";

    private Browser program;

    @BeforeEach
    void addApprover() {
        addOperator("andy", "approver");
        program = ui.browser().withBasicAuthentication("andy", RunningUi.PASSWORD);
    }

    @Test
    void aTokenIsShownOnceAndLimitsItsRole() {
        JsonObject created = create();
        String secret = created.getString("secret");
        Browser holder = ui.browser().withBearerToken(secret);
        assertThat(new JsonObject(holder.get("/api/v1/account").body()))
                .isEqualTo(new JsonObject().put("name", "andy").put("role", "viewer"));
        assertThat(holder.post("/api/v1/approvals", "{}").statusCode()).isEqualTo(403);
        HttpResponse<String> list = holder.get(TOKENS);
        assertThat(list.body()).doesNotContain(secret);
        assertThat(new JsonArray(list.body()).getJsonObject(0).getLong("id"))
                .isEqualTo(created.getJsonObject("token").getLong("id"));
        assertThat(rows.query("SELECT 1 FROM api_token WHERE token_hash = ?", secret)
                        .size())
                .isZero();
        assertThat(program.delete(TOKENS + "/" + created.getJsonObject("token").getLong("id"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(holder.get("/api/v1/account").statusCode()).isEqualTo(401);
        assertThat(history("token-created")).hasSize(1);
        assertThat(history("token-revoked")).hasSize(1);
    }

    @Test
    void aTokenMakesNoTokenAndChangesNoPassword() {
        Browser holder = ui.browser().withBearerToken(create().getString("secret"));
        assertThat(holder.post(TOKENS, NEW_TOKEN).statusCode()).isEqualTo(403);
        assertThat(holder.delete("/api/v1/account/sessions").statusCode()).isEqualTo(403);
        assertThat(holder.send(
                                "PUT",
                                "/api/v1/account/password",
                                "{\"present\": \"" + RunningUi.PASSWORD + "\", \"password\": \"of my own choice\"}")
                        .body())
                .contains("log in with the operator’s name and password");
        assertThat(api.post(TOKENS, NEW_TOKEN).statusCode()).isEqualTo(403);
        assertThat(rows.countRows("api_token")).isEqualTo(1);
    }

    @Test
    void aTokenOfAnotherRoleOrAgeIsRefused() {
        assertThat(program.post(TOKENS, NEW_TOKEN.replace("viewer", "administrator"))
                        .body())
                .contains("at most your own, approver");
        assertThat(program.post(TOKENS, NEW_TOKEN.replace("30", "31")).body()).contains("[7, 30, 90, 365]");
        assertThat(program.post(TOKENS, NEW_TOKEN.replace("deploy", "")).statusCode())
                .isEqualTo(400);
        assertThat(program.delete(TOKENS + "/1").statusCode()).isEqualTo(404);
        assertThat(rows.countRows("api_token")).isZero();
    }

    @Test
    void anotherPasswordEndsSessionsAndTokens() {
        Browser session = logIn("andy");
        Browser holder = ui.browser().withBearerToken(create().getString("secret"));
        assertThat(changePassword("wrong", "of my own choice").statusCode()).isEqualTo(400);
        assertThat(changePassword(RunningUi.PASSWORD, "short").body()).contains("8 to 255");
        assertThat(session.get("/account").statusCode()).isEqualTo(200);
        assertThat(changePassword(RunningUi.PASSWORD, "of my own choice").statusCode())
                .isEqualTo(204);
        assertThat(session.get("/account").statusCode()).isEqualTo(303);
        assertThat(holder.get("/api/v1/account").statusCode()).isEqualTo(401);
        assertThat(program.get("/api/v1/account").statusCode()).isEqualTo(401);
        assertThat(ui.browser().logIn("andy", "of my own choice").statusCode()).isEqualTo(303);
    }

    @Test
    void logOutEverywhereEndsSessionsAndNoTokens() {
        Browser session = logIn("andy");
        Browser holder = ui.browser().withBearerToken(create().getString("secret"));
        assertThat(program.delete("/api/v1/account/sessions").statusCode()).isEqualTo(204);
        assertThat(session.get("/account").statusCode()).isEqualTo(303);
        assertThat(holder.get("/api/v1/account").statusCode()).isEqualTo(200);
        assertThat(history("sessions-ended")).hasSize(1);
    }

    private JsonObject create() {
        HttpResponse<String> answer = program.post(TOKENS, NEW_TOKEN);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonObject(answer.body());
    }

    private HttpResponse<String> changePassword(String present, String password) {
        return program.send(
                "PUT",
                "/api/v1/account/password",
                new JsonObject()
                        .put("present", present)
                        .put("password", password)
                        .encode());
    }
}
