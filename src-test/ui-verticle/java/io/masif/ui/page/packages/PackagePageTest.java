package io.masif.ui.page.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import org.junit.jupiter.api.Test;

/** The page of a package. */
class PackagePageTest extends ApiCase {
    @Test
    void versionsAreShownWithTheirHostsAndDecisions() {
        rows.putHost("a", PERL);
        rows.putHost("b", PERL_OLDER);
        rows.putHost("c", BAR);
        awaitPending(2);
        approve("perl", "update", "5.36", "a");
        rows.putRun("a", PERL, Result.FAILED, "exit status 3", "");
        awaitApproval("failed", 1);
        Browser browser = ui.logIn();
        String page = browser.get("/packages/perl").body();
        assertThat(page)
                .contains(
                        "planned on 2 hosts",
                        "/hosts?package=perl&amp;version=5.36",
                        "<code>5.20</code>",
                        "<code>5.24</code>",
                        "href=\"/hosts/a\"",
                        "/approvals/",
                        "Update perl 5.36",
                        "/pending?q=perl")
                .doesNotContain("href=\"/hosts/c\"");
        assertThat(browser.get("/parts/hosts?package=perl&version=5.36").body())
                .contains("data-host=\"a\"", "data-host=\"b\"");
        assertThat(browser.get("/parts/hosts?package=perl&from=5.20").body())
                .contains("data-host=\"b\"")
                .doesNotContain("data-host=\"a\"");
        assertThat(browser.get("/hosts?version=5.36").statusCode()).isEqualTo(400);
        assertThat(browser.get("/packages/absent").statusCode()).isEqualTo(404);
    }
}
