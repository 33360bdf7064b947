package io.masif.ui.page.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator has packages forgotten that no host plans. */
class PackageResetTest extends ApiCase {
    private Browser browser;

    @BeforeEach
    void planLessThanBefore() {
        rows.putHost("a", PERL, BAR, NEWDEP);
        rows.putRun("a", NEWDEP, Result.DONE, null, "the output");
        awaitPending(3);
        rows.putHost("a", PERL);
        awaitPending(1);
        browser = ui.logIn();
    }

    @Test
    void whatNoHostPlansAndNoRunExecutedIsForgotten() {
        assertThat(browser.get("/settings").body())
                .contains("2 plans, 3 actions, 1 of them planned now")
                .contains("<strong data-amount=\"packages\">Now: 1 action.<");
        assertThat(unreported("bar").statusCode()).isEqualTo(201);
        assertThat(reset("RESET").statusCode()).isEqualTo(303);
        assertThat(rows.query("SELECT package FROM action ORDER BY package").stream()
                        .map(row -> row.getString(0)))
                .containsExactly("newdep", "perl");
        assertThat(rows.countRows("plan")).isEqualTo(1);
        Await.until("the counts are new", TIMEOUT, () -> browser.get("/settings")
                .body()
                .contains("1 plan, 2 actions, 1 of them planned now"));
        assertThat(browser.get("/hosts/a/runs").body()).contains("newdep");
        Await.until("the package is forgotten", TIMEOUT, () -> unreported("bar").statusCode() == 400);
        assertThat(browser.get("/packages/bar").statusCode()).isEqualTo(404);
        assertThat(pending()).hasSize(1);
        assertThat(browser.get("/activity?kind=reset").body()).contains("had unused packages forgotten");
        rows.putHost("a", PERL, BAR);
        awaitPending(2);
    }

    @Test
    void nothingIsForgottenUntilTheWordIsTyped() {
        assertThat(reset("reset").statusCode()).isEqualTo(400);
        assertThat(rows.countRows("action")).isEqualTo(3);
    }

    @Test
    void whatIsForgottenOnceIsForgottenOnceMore() {
        assertThat(reset("RESET").statusCode()).isEqualTo(303);
        assertThat(reset("RESET").statusCode()).isEqualTo(303);
        assertThat(rows.countRows("action")).isEqualTo(2);
    }

    private HttpResponse<String> reset(String typed) {
        return browser.postForm("/settings/reset-packages", "csrf", browser.csrf(), "confirmation", typed);
    }

    /** An approval of a package is refused if no host has ever reported it. */
    private HttpResponse<String> unreported(String name) {
        return approve(name, "update", "9.9", null);
    }
}
