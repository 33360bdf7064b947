package io.masif.ui.page.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.host.Facts;
import io.masif.domain.host.Platform;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.HtmlText;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The search for a package or a host from the overview. */
class SearchPagesTest extends ApiCase {
    private static final Action KERNEL = Action.of("linux-image-amd64", "amd64", Kind.UPDATE, "6.1", "6.2");

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
    void eachWordIsFoundInAnyOrder() {
        rows.putHost("web-3", debian("Debian 13.1"), PERL, KERNEL);
        rows.putHost("db-3", debian("Debian 13.1"), PERL);
        awaitPending(3);
        assertOpens("/search?q=Trixie+web", "/hosts/web-3");
        assertOpens("/search?q=2+web", "/hosts/web-2");
        assertOpens("/search?q=amd64+IMAGE", "/packages/linux-image-amd64");
        assertThat(browser.get("/search?q=trixie").body())
                .contains("href=\"/hosts/web-3\"", "href=\"/hosts/db-3\"")
                .doesNotContain("href=\"/hosts/web-1\"");
        assertThat(HtmlText.of(browser.get("/search?q=web+bookworm").body()))
                .contains("No package and no host matches “web bookworm”.");
    }

    private static Facts debian(String system) {
        return Facts.builder()
                .platform(new Platform(system, "6.1", "amd64", "1.0.0"))
                .build();
    }

    @Test
    void nothingIsSaid() {
        assertThat(HtmlText.of(browser.get("/search?q=absent").body()))
                .contains("No package and no host matches “absent”.");
    }
}
