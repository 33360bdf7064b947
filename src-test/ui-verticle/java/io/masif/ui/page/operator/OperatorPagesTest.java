package io.masif.ui.page.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.OperatorCase;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An administrator makes and changes operators. */
class OperatorPagesTest extends OperatorCase {
    private static final Pattern SECRET = Pattern.compile("data-testid=\"secret\">([^<]+)<");
    private static final String OWN_PASSWORD = "of my own choice";

    @Test
    void aNewOperatorHasToChangeTheGeneratedPassword() {
        String generated = readSecret(post("/settings/operators", "name", "anna", "role", "approver"));
        Browser anna = ui.browser();
        assertThat(anna.logIn("anna", generated).statusCode()).isEqualTo(303);
        assertThat(anna.get("/pending").headers().firstValue("Location")).contains("/account/password");
        assertThat(ui.browser()
                        .withBasicAuthentication("anna", generated)
                        .get("/api/v1/hosts")
                        .body())
                .contains("Your password was generated");
        assertThat(changePassword(anna, generated, generated).body()).contains("must not be the present one");
        assertThat(changePassword(anna, generated, OWN_PASSWORD).statusCode()).isEqualTo(303);
        assertThat(anna.get("/pending").statusCode()).isEqualTo(200);
        assertThat(ui.browser().logIn("anna", generated).statusCode()).isEqualTo(401);
        assertThat(history("operator-added")).contains("admin {\"operator\":\"anna\",\"role\":\"approver\"}");
        assertThat(history("password-changed"))
                .containsExactly("anna {\"operator\":\"anna\",\"sessions\":0,\"tokens\":0}");
        assertThat(admin.get(pathOf("anna")).body()).doesNotContain(generated);
    }

    @Test
    void namesThatCouldBeConfusedAreRefused() {
        for (String name : List.of("admin", "api", "a:b", "", "x".repeat(65), "a\u202eb")) {
            assertThat(post("/settings/operators", "name", name, "role", "viewer")
                            .statusCode())
                    .as(name)
                    .isIn(400, 409);
        }
        assertThat(post("/settings/operators", "name", "anna", "role", "king").body())
                .contains("is no role.");
        assertThat(rows.countRows("operator")).isEqualTo(1);
    }

    @Test
    void theHistoryKeepsTheNameOfARenamedOperator() {
        Browser anna = logInNew("anna", "approver");
        assertThat(history("login")).last().asString().startsWith("anna ");
        assertThat(post(pathOf("anna") + "/rename", "name", "anna.b").statusCode())
                .isEqualTo(303);
        assertThat(anna.get("/account").body()).contains("anna.b");
        assertThat(history("operator-renamed")).containsExactly("admin {\"operator\":\"anna\",\"to\":\"anna.b\"}");
        assertThat(history("login")).last().asString().startsWith("anna ");
        assertThat(admin.get("/activity?operator=anna").body()).contains("logged in from");
    }

    @Test
    void anotherRoleCountsAtOnceAndEndsTheSessions() {
        Browser anna = logInNew("anna", "viewer");
        assertThat(post(pathOf("anna") + "/role", "role", "approver").statusCode())
                .isEqualTo(303);
        assertThat(anna.get("/").headers().firstValue("Location")).contains("/login");
        assertThat(logIn("anna").get("/account").body()).contains("approver");
        assertThat(admin.get("/activity?kind=role-changed").body())
                .contains("changed the role of anna from viewer to approver");
    }

    @Test
    void aResetPasswordIsShownOnceAndEndsTheSessions() {
        Browser anna = logInNew("anna", "viewer");
        String generated = readSecret(post(pathOf("anna") + "/reset-password"));
        assertThat(anna.get("/").headers().firstValue("Location")).contains("/login");
        assertThat(ui.browser().logIn("anna", RunningUi.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(ui.browser().logIn("anna", generated).statusCode()).isEqualTo(303);
        assertThat(history("password-reset"))
                .containsExactly("admin {\"operator\":\"anna\",\"sessions\":1,\"tokens\":0}");
    }

    @Test
    void aDisabledOperatorCannotLogInUntilEnabledAgain() {
        Browser anna = logInNew("anna", "viewer");
        assertThat(post(pathOf("anna") + "/disable").statusCode()).isEqualTo(303);
        assertThat(anna.get("/").headers().firstValue("Location")).contains("/login");
        assertThat(ui.browser().logIn("anna", RunningUi.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(post(pathOf("anna") + "/enable").statusCode()).isEqualTo(303);
        assertThat(ui.browser().logIn("anna", RunningUi.PASSWORD).statusCode()).isEqualTo(303);
        assertThat(history("operator-disabled")).hasSize(1);
        assertThat(history("operator-enabled")).containsExactly("admin {\"operator\":\"anna\"}");
    }

    @Test
    void anAdministratorLogsAnotherOperatorOut() {
        Browser anna = logInNew("anna", "viewer");
        assertThat(post(pathOf("anna") + "/end-sessions").statusCode()).isEqualTo(303);
        assertThat(anna.get("/").headers().firstValue("Location")).contains("/login");
        assertThat(history("sessions-ended")).containsExactly("admin {\"operator\":\"anna\",\"sessions\":1}");
    }

    @Test
    void theLastAdministratorStays() {
        addOperator("boss", "administrator");
        assertThat(post(pathOf("boss") + "/disable").statusCode()).isEqualTo(303);
        for (String change : List.of("/disable", "/role")) {
            HttpResponse<String> answer = post(pathOf("admin") + change, "role", "viewer");
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("is the last administrator that is enabled");
        }
        assertThat(admin.get("/settings/operators").statusCode()).isEqualTo(200);
    }

    /** Both requests wait for the same lock, and both have passed the check of their role. */
    @Test
    void ofTwoAdministratorsWhoDemoteEachOtherAtOnceOneStays() {
        Browser boss = logInNew("boss", "administrator");
        String adminToken = admin.csrf();
        String bossToken = boss.csrf();
        String demoteBoss = pathOf("boss") + "/role";
        String demoteAdmin = pathOf("admin") + "/role";
        rows.query("SET autocommit = 0");
        rows.query("UPDATE counter SET value = value + 1 WHERE name = 'operator'");
        List<CompletableFuture<Integer>> answers = List.of(
                start(() -> admin.postForm(demoteBoss, "csrf", adminToken, "role", "viewer")
                        .statusCode()),
                start(() -> boss.postForm(demoteAdmin, "csrf", bossToken, "role", "viewer")
                        .statusCode()));
        Await.until(
                "both wait",
                TIMEOUT,
                () -> rows.query("SELECT 1 FROM information_schema.processlist"
                                        + " WHERE db = DATABASE() AND info LIKE 'INSERT INTO counter%''operator''%'"
                                        + " AND command <> 'Sleep' AND id <> CONNECTION_ID()")
                                .size()
                        == 2);
        rows.query("COMMIT");
        rows.query("SET autocommit = 1");
        assertThat(answers.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(303, 409);
        assertThat(rows.query("SELECT 1 FROM operator WHERE role = 'administrator'")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void anAdministratorRevokesTheTokensOfOthers() {
        Browser anna = logInNew("anna", "approver");
        String csrf = anna.csrf();
        String token = readSecret(
                anna.postForm("/account/tokens", "csrf", csrf, "name", "deploy", "role", "viewer", "days", "30"));
        Browser program = ui.browser().withBearerToken(token);
        assertThat(program.get("/api/v1/hosts").statusCode()).isEqualTo(200);
        assertThat(admin.get(pathOf("anna")).body()).contains("deploy");
        String id = rows.query("SELECT id FROM api_token")
                .iterator()
                .next()
                .getValue(0)
                .toString();
        assertThat(post(pathOf("anna") + "/revoke-token", "token", id).statusCode())
                .isEqualTo(303);
        assertThat(program.get("/api/v1/hosts").statusCode()).isEqualTo(401);
        String event = history("token-revoked").get(0);
        assertThat(event).startsWith("admin ");
        assertThat(new JsonObject(event.substring(event.indexOf('{'))))
                .isEqualTo(new JsonObject()
                        .put("operator", "anna")
                        .put("token", "deploy")
                        .put("number", Integer.valueOf(id)));
    }

    private HttpResponse<String> post(String path, String... fields) {
        String[] all = new String[fields.length + 2];
        all[0] = "csrf";
        all[1] = admin.csrf();
        System.arraycopy(fields, 0, all, 2, fields.length);
        return admin.postForm(path, all);
    }

    private static HttpResponse<String> changePassword(Browser browser, String present, String password) {
        String page = browser.get("/account/password").body();
        Matcher csrf = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(csrf.find()).isTrue();
        return browser.postForm(
                "/account/password",
                "csrf",
                csrf.group(1),
                "present",
                present,
                "password",
                password,
                "repeated",
                password);
    }

    private static CompletableFuture<Integer> start(Supplier<Integer> request) {
        return CompletableFuture.supplyAsync(request, task -> new Thread(task).start());
    }

    private static String readSecret(HttpResponse<String> page) {
        Matcher matcher = SECRET.matcher(page.body());
        assertThat(matcher.find()).as(page.body()).isTrue();
        return matcher.group(1);
    }
}
