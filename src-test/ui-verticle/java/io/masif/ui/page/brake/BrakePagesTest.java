package io.masif.ui.page.brake;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.Browser;
import io.masif.ui.bed.OperatorCase;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Operators stop everything on any page, and each page says so until it is released. */
class BrakePagesTest extends OperatorCase {
    private static final List<String> PAGES = List.of("/", "/pending", "/declines", "/hosts", "/account", "/brake");

    @Test
    void eachPageSaysWhoStoppedEverythingAndWhyAndReleasesIt() {
        rows.putHost("a", PERL);
        awaitPending(1);
        assertThat(admin.get("/hosts").body()).contains("href=\"/brake\"").doesNotContain("stopped");
        assertThat(admin.get("/brake").body()).contains("Stop all updates on all hosts?", "name=\"reason\"");
        assertThat(stop(admin, "bad <openssl>").statusCode()).isEqualTo(303);
        for (String path : PAGES) {
            assertThat(admin.get(path).body())
                    .as(path)
                    .contains(
                            "All updates are stopped.",
                            "By admin, since",
                            "bad &lt;openssl&gt;</q>. ",
                            "/brake/release");
        }
        assertThat(admin.postForm("/brake/release", "csrf", admin.csrf(), "brake", "1")
                        .body())
                .contains("Release the stopped updates?", "admin stopped all updates, since", "bad &lt;openssl&gt;");
        assertThat(admin.get("/").body()).contains("All updates are stopped.");
        assertThat(release(1).statusCode()).isEqualTo(303);
        for (String path : PAGES) {
            assertThat(admin.get(path).body()).as(path).doesNotContain("All updates are stopped.");
        }
        assertThat(admin.get("/activity").body())
                .contains("stopped all updates: bad &lt;openssl&gt;", "released the stopped updates");
    }

    @Test
    void withoutAReasonNothingIsStopped() {
        HttpResponse<String> refused = stop(admin, "  ");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("A reason is missing");
        assertThat(rows.countRows("brake")).isZero();
    }

    @Test
    void theFirstReasonRemains() {
        stop(admin, "incident one");
        stop(admin, "incident two");
        assertThat(admin.get("/").body()).contains("incident one").doesNotContain("incident two");
        assertThat(rows.countRows("brake")).isEqualTo(1);
    }

    @Test
    void anOldPageDoesNotReleaseWhatWasStoppedSince() {
        stop(admin, "incident one");
        release(1);
        stop(admin, "incident two");
        release(1);
        assertThat(admin.get("/").body()).contains("incident two");
        release(2);
        assertThat(admin.get("/").body()).doesNotContain("incident two");
    }

    /** It was set at another UI. */
    @Test
    void alsoWhatThisUiHasNotReadYetIsReleasedAfterAQuestionOnly() {
        rows.query("INSERT INTO brake (reason, author, created_at) VALUES ('incident', 'anna', UTC_TIMESTAMP(3))");
        assertThat(admin.postForm("/brake/release", "csrf", admin.csrf(), "brake", "1")
                        .body())
                .contains("Release the stopped updates?", "anna stopped all updates, since");
        assertThat(rows.query("SELECT id FROM brake WHERE released_at IS NULL")).hasSize(1);
    }

    @Test
    void viewersSeeItAndCannotChangeIt() {
        Browser viewer = logInNew("looker", "viewer");
        assertThat(viewer.get("/").body()).doesNotContain("href=\"/brake\"");
        assertThat(stop(viewer, "x").statusCode()).isEqualTo(403);
        assertThat(viewer.get("/brake").statusCode()).isEqualTo(403);
        stop(logInNew("decider", "approver"), "incident");
        assertThat(viewer.get("/").body())
                .contains("By decider, since", "incident")
                .doesNotContain("/brake/release");
    }

    private static HttpResponse<String> stop(Browser browser, String reason) {
        return browser.postForm("/brake", "csrf", browser.csrf(), "reason", reason);
    }

    private HttpResponse<String> release(int brake) {
        return admin.postForm("/brake/release", "csrf", admin.csrf(), "brake", Integer.toString(brake), "sure", "yes");
    }
}
