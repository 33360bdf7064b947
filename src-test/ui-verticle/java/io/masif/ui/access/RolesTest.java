package io.masif.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.OperatorCase;
import io.masif.ui.bed.RunningUi;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What viewers and approvers see, and what becomes of what they try. */
class RolesTest extends OperatorCase {
    private static final String PERL_APPROVED =
            "{\"actions\":[{\"package\":\"perl\",\"action\":\"update\",\"to_version\":\"5.36\"}]}";
    private static final String OLD_DECLINED =
            "{\"actions\":[{\"package\":\"old\",\"action\":\"remove\",\"to_version\":null}],\"unseen\":true}";
    private static final String TICKED = "[\"perl\",\"update\",\"5.36\"]";

    @BeforeEach
    void putHost() {
        rows.putHost("a", PERL);
        awaitPending(1);
    }

    @Test
    void pagesOfAViewerHaveNoFormThatDecides() {
        assertThat(api.post("/api/v1/approvals", PERL_APPROVED).statusCode()).isEqualTo(201);
        rows.putHost("b", BAR);
        awaitPending(1);
        assertThat(api.post("/api/v1/declines", OLD_DECLINED).statusCode()).isEqualTo(201);
        Browser viewer = logInNew("vera", "viewer");
        Browser approver = logInNew("andy", "approver");
        SoftAssertions pages = new SoftAssertions();
        for (String path :
                List.of("/pending", "/hosts", "/hosts/a", "/approvals", "/approvals/1", "/declines", "/declines/1")) {
            pages.assertThat(findForms(viewer, path))
                    .as(path)
                    .allMatch(form -> form.contains("/preferences") || form.contains("/logout"));
            pages.assertThat(viewer.get(path).body()).as(path).doesNotContain("type=\"checkbox\" name=\"action\"");
        }
        for (String path : List.of("/pending", "/hosts", "/hosts/a", "/approvals", "/approvals/1")) {
            pages.assertThat(findForms(approver, path)).as(path).hasSizeGreaterThan(2);
        }
        pages.assertThat(approver.get("/settings").body()).doesNotContain("reset-plans", "/settings/operators");
        pages.assertThat(admin.get("/settings").body()).contains("reset-plans", "/settings/operators");
        pages.assertAll();
    }

    @Test
    void aViewerCannotDecideAndEachAttemptIsInTheHistory() {
        Browser viewer = logInNew("vera", "viewer");
        Browser program = ui.browser().withBasicAuthentication("vera", RunningUi.PASSWORD);
        String csrf = viewer.csrf();
        assertThat(viewer.postForm("/approve", "csrf", csrf, "action", TICKED, "for", "all")
                        .statusCode())
                .isEqualTo(403);
        assertThat(program.get("/api/v1/pending").statusCode()).isEqualTo(200);
        assertThat(program.post("/api/v1/approvals", PERL_APPROVED).body())
                .contains("This needs the role approver, and yours is viewer.");
        assertThat(rows.countRows("decision")).isZero();
        ui.restart();
        assertThat(history("request-refused"))
                .containsExactlyInAnyOrder(
                        "vera {\"address\":\"127.0.0.1\",\"request\":\"POST /approve\",\"role\":\"approver\",\"attempts\":1}",
                        "vera {\"address\":\"127.0.0.1\",\"request\":\"POST /api/v1/approvals\",\"role\":\"approver\""
                                + ",\"attempts\":1}");
    }

    @Test
    void manyRefusedRequestsAreFewLines() {
        Browser program = ui.browser().withBasicAuthentication("vera", RunningUi.PASSWORD);
        addOperator("vera", "viewer");
        for (int i = 0; i < 30; i++) {
            assertThat(program.post("/api/v1/approvals", PERL_APPROVED).statusCode())
                    .isEqualTo(403);
        }
        Await.until("the first", TIMEOUT, () -> !history("request-refused").isEmpty());
        ui.restart();
        assertThat(history("request-refused"))
                .hasSizeLessThan(4)
                .last()
                .asString()
                .contains("\"attempts\":29");
    }

    @Test
    void anApproverDecidesAndMakesNoOperators() {
        Browser approver = logInNew("andy", "approver");
        Browser program = ui.browser().withBasicAuthentication("andy", RunningUi.PASSWORD);
        assertThat(program.post("/api/v1/approvals", PERL_APPROVED).statusCode())
                .isEqualTo(201);
        assertThat(approvals().getJsonObject(0).getString("author")).isEqualTo("andy");
        String csrf = approver.csrf();
        assertThat(approver.postForm("/settings/operators", "csrf", csrf, "name", "eve", "role", "administrator")
                        .statusCode())
                .isEqualTo(403);
        assertThat(approver.postForm(pathOf("andy") + "/role", "csrf", csrf, "role", "administrator")
                        .statusCode())
                .isEqualTo(403);
        assertThat(approver.get("/settings/operators").statusCode()).isEqualTo(403);
        assertThat(rows.query("SELECT 1 FROM operator WHERE role = 'administrator'")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void theTokenOfTheConfigurationDecides() {
        assertThat(api.post("/api/v1/approvals", PERL_APPROVED).statusCode()).isEqualTo(201);
        assertThat(approvals().getJsonObject(0).getString("author")).isEqualTo("api");
    }

    private static List<String> findForms(Browser browser, String path) {
        return browser.get(path)
                .body()
                .lines()
                .filter(line -> line.contains("<form") && line.contains("method=\"post\""))
                .toList();
    }
}
