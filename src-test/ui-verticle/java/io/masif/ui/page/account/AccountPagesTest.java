package io.masif.ui.page.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.OperatorCase;
import io.masif.ui.bed.RunningUi;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators do with their own account. */
class AccountPagesTest extends OperatorCase {
    private static final Pattern SECRET = Pattern.compile("data-testid=\"secret\">([^<]+)<");
    private static final String OTHER_PASSWORD = "battery staple";

    private Browser anna;
    private String csrf;

    @BeforeEach
    void logIn() {
        anna = logInNew("anna", "approver");
        csrf = anna.csrf();
    }

    @Test
    void anotherPasswordEndsAllOtherSessionsAndTokens() {
        Browser other = logIn("anna");
        Browser program = ui.browser().withBearerToken(createToken("viewer"));
        Browser basic = ui.browser().withBasicAuthentication("anna", RunningUi.PASSWORD);
        assertThat(program.get("/api/v1/hosts").statusCode()).isEqualTo(200);
        assertThat(basic.get("/api/v1/hosts").statusCode()).isEqualTo(200);
        assertThat(changePassword(RunningUi.PASSWORD, OTHER_PASSWORD, OTHER_PASSWORD)
                        .statusCode())
                .isEqualTo(303);
        assertThat(anna.get("/account").statusCode()).isEqualTo(200);
        assertThat(other.get("/").headers().firstValue("Location")).contains("/login");
        assertThat(program.get("/api/v1/hosts").statusCode()).isEqualTo(401);
        assertThat(basic.get("/api/v1/hosts").statusCode()).isEqualTo(401);
        assertThat(ui.browser().logIn("anna", OTHER_PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void thePresentPasswordIsAskedForAndGuessesAreSlowedDown() {
        HttpResponse<String> wrong = changePassword("guess", OTHER_PASSWORD, OTHER_PASSWORD);
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("The present password is wrong.");
        Await.until("in the history", TIMEOUT, () -> history("login-failed")
                .contains("anna {\"address\":\"127.0.0.1\",\"by\":\"password-change\",\"attempts\":1}"));
        Await.until(
                "slowed down",
                TIMEOUT,
                () -> changePassword("guess", OTHER_PASSWORD, OTHER_PASSWORD).statusCode() == 429);
        assertThat(ui.browser().logIn("anna", OTHER_PASSWORD).statusCode()).isNotEqualTo(303);
    }

    @Test
    void aBadNewPasswordIsRefused() {
        assertThat(changePassword(RunningUi.PASSWORD, "short", "short").body()).contains("8 to 255 characters");
        assertThat(changePassword(RunningUi.PASSWORD, OTHER_PASSWORD, "another one")
                        .body())
                .contains("are not the same");
        assertThat(ui.browser().logIn("anna", RunningUi.PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void aTokenActsAsItsOperatorWithItsRole() {
        rows.putHost("a", PERL);
        awaitPending(1);
        Browser viewer = ui.browser().withBearerToken(createToken("viewer"));
        api = ui.browser().withBearerToken(createToken("approver"));
        assertThat(viewer.post("/api/v1/approvals", "{}").statusCode()).isEqualTo(403);
        assertThat(approve("perl", "update", "5.36", null).statusCode()).isEqualTo(201);
        assertThat(approvals().getJsonObject(0).getString("author")).isEqualTo("anna");
        assertThat(history("token-created")).hasSize(2).allMatch(line -> line.startsWith("anna "));
    }

    @Test
    void aTokenIsShownOnceAndStoredAsAHash() {
        String token = createToken("viewer");
        assertThat(anna.get("/account").body()).contains("deploy").doesNotContain(token);
        assertThat(rows.query("SELECT 1 FROM api_token WHERE token_hash = UNHEX(SHA2(?, 256))", token)
                        .size())
                .isEqualTo(1);
    }

    @Test
    void theLastUseOfATokenIsWrittenOnceAMinute() {
        Browser program = ui.browser().withBearerToken(createToken("viewer"));
        program.get("/api/v1/hosts");
        Await.until("the use", TIMEOUT, () -> !lastUse().equals("null"));
        String first = lastUse();
        program.get("/api/v1/hosts");
        program.get("/api/v1/hosts");
        assertThat(lastUse()).isEqualTo(first);
        rows.query("UPDATE api_token SET last_used_at = last_used_at - INTERVAL 61 SECOND");
        String earlier = lastUse();
        program.get("/api/v1/hosts");
        Await.until("the next use", TIMEOUT, () -> !lastUse().equals(earlier));
    }

    @Test
    void aTokenEndsWhenItExpiresAndWhenItIsRevoked() {
        Browser expired = ui.browser().withBearerToken(createToken("viewer"));
        rows.query("UPDATE api_token SET expires_at = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND");
        assertThat(expired.get("/api/v1/hosts").body()).contains("it has expired or was revoked");
        assertThat(anna.get("/account").body()).contains("expired");
        Browser revoked = ui.browser().withBearerToken(createToken("viewer"));
        assertThat(revoked.get("/api/v1/hosts").statusCode()).isEqualTo(200);
        String id = rows.query("SELECT MAX(id) FROM api_token")
                .iterator()
                .next()
                .getValue(0)
                .toString();
        assertThat(logInNew("eve", "approver")
                        .postForm("/account/revoke-token", "csrf", csrf, "token", id)
                        .statusCode())
                .isEqualTo(403);
        assertThat(anna.postForm("/account/revoke-token", "csrf", csrf, "token", id)
                        .statusCode())
                .isEqualTo(303);
        assertThat(revoked.get("/api/v1/hosts").statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenHasAtMostTheRoleOfItsOperator() {
        for (List<String> bad : List.of(
                List.of("deploy", "administrator", "30"),
                List.of("", "viewer", "30"),
                List.of("x", "viewer", "4000"))) {
            assertThat(anna.postForm(
                                    "/account/tokens",
                                    "csrf",
                                    csrf,
                                    "name",
                                    bad.get(0),
                                    "role",
                                    bad.get(1),
                                    "days",
                                    bad.get(2))
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(rows.countRows("api_token")).isZero();
    }

    @Test
    void loggingOutEverywhereEndsAllOwnSessions() {
        Browser other = logIn("anna");
        assertThat(anna.postForm("/account/end-sessions", "csrf", csrf)
                        .headers()
                        .firstValue("Location"))
                .contains("/login");
        assertThat(anna.get("/").statusCode()).isEqualTo(303);
        assertThat(other.get("/").statusCode()).isEqualTo(303);
        assertThat(admin.get("/").statusCode()).isEqualTo(200);
    }

    private String lastUse() {
        return String.valueOf(rows.query("SELECT CAST(last_used_at AS CHAR) FROM api_token")
                .iterator()
                .next()
                .getString(0));
    }

    private String createToken(String role) {
        String page = anna.postForm("/account/tokens", "csrf", csrf, "name", "deploy", "role", role, "days", "30")
                .body();
        Matcher matcher = SECRET.matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group(1);
    }

    private HttpResponse<String> changePassword(String present, String password, String repeated) {
        return anna.postForm(
                "/account/password", "csrf", csrf, "present", present, "password", password, "repeated", repeated);
    }
}
