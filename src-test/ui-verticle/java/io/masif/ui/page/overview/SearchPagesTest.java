package io.masif.ui.page.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.HtmlText;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The search for a package or a host from the overview. */
class SearchPagesTest extends ApiCase {
    private Browser browser;

    @BeforeEach
    void putFleet() {
        rows.putHost("web-1", PERL);
        rows.putHost("web-2", PERL);
        rows.putHost("bar", BAR);
        awaitPending(2);
        browser = ui.logIn();
    }

    @Test
    void theOverviewHasTheSearch() {
        assertThat(browser.get("/").body()).contains("action=\"/search\"", "placeholder=\"Find a package or host\"");
    }

    @Test
    void whatIsCertainlyMeantIsOpened() {
        assertOpens("/search?q=perl", "/packages/perl");
        assertOpens("/search?q=+PER+", "/packages/perl");
        assertOpens("/search?q=web-2", "/hosts/web-2");
    }

    private void assertOpens(String search, String page) {
        HttpResponse<String> answer = browser.get(search);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains(page);
    }

    @Test
    void severalAreListed() {
        assertThat(browser.get("/search?q=web").body())
                .contains("href=\"/hosts/web-1\"", "href=\"/hosts/web-2\"", "href=\"/hosts?q=web\"")
                .doesNotContain("href=\"/hosts/bar\"");
        assertThat(browser.get("/search?q=bar").body()).contains("href=\"/hosts/bar\"", "href=\"/packages/bar\"");
    }

    @Test
    void nothingIsSaid() {
        assertThat(HtmlText.of(browser.get("/search?q=absent").body()))
                .contains("No package and no host has “absent” in its name.");
    }
}
