package io.masif.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Result;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What failed is tried again by a button of the approval's page and of the list, where the failed action is still planned. */
class RetryPagesTest extends ApiCase {
    private Browser browser;
    private String path;

    @BeforeEach
    void failOnOneOfTwoHosts() {
        rows.putHost("web-1", BAR);
        rows.putHost("web-2", BAR);
        path = "/retry/" + rows.insertApproval("bar", "update", null, "1.1", null);
        rows.putRun("web-1", BAR, Result.FAILED, "the script failed", "no sensor");
        awaitApproval("failed", 1);
        browser = ui.logIn();
    }

    @Test
    void whatFailedWaitsAgain() {
        String page = path.replace("retry", "approvals");
        assertThat(browser.get(page).body())
                .contains(
                        "action=\"" + path + "\"",
                        "Retry on the 1 host that failed",
                        "A host tries a failed action again");
        assertThat(browser.get("/approvals").body())
                .contains("formaction=\"" + path + "\"", "Retry on the 1 host that failed");
        HttpResponse<String> done = post();
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.headers().firstValue("location")).contains(page);
        assertThat(browser.get(page).body()).contains("2 waiting").doesNotContain(path);
        assertThat(post().statusCode()).isEqualTo(409);
        assertThat(browser.get("/activity").body()).contains("had tried again: Update bar 1.1 from 1.0, for 1 host");
    }

    @Test
    void anActionThatIsNotPlannedAnyMoreCannotBeRetried() {
        rows.putHost("web-1", Action.of("bar", "amd64", Kind.CONFIGURE, null, "1.1"));
        awaitApproval("retryable", 0);
        assertThat(browser.get(path.replace("retry", "approvals")).body())
                .contains("On 1 host it cannot be retried")
                .doesNotContain(path);
        assertThat(browser.get("/approvals").body()).doesNotContain(path);
    }

    private HttpResponse<String> post() {
        return browser.postForm(path, "csrf", browser.csrf());
    }
}
