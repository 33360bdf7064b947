package io.masif.ui.page.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The part of a page that replaces its list keeps what the reader has asked for since the page was loaded. */
class ReplacedListTest extends ApiCase {
    private Browser browser;

    @BeforeEach
    void putHost() {
        rows.putHost("web-1", PERL);
        awaitPending(1);
        browser = ui.logIn();
    }

    @Test
    void itsMenuOfColumnsLeadsToTheSameRows() {
        for (String list : List.of("hosts", "pending", "plans", "declines", "rules", "health/kept-back")) {
            assertThat(browser.get("/parts/" + list + "?q=web").body())
                    .as(list)
                    .containsPattern("href=\"/" + list + "\\?hide=[a-z-]+&amp;q=web\"");
            assertThat(browser.get("/" + list).body()).as(list).containsOnlyOnce("id=\"columns\"");
        }
    }

    @Test
    void theBrowsersAddressHasTheFilter() {
        for (String list : List.of("hosts", "pending", "declines", "rules", "health/held")) {
            assertThat(browser.get("/parts/" + list + "?q=web").headers().firstValue("HX-Replace-Url"))
                    .as(list)
                    .contains("/" + list + "?q=web");
        }
    }

    @Test
    void itIsLoadedAgainAsTheSamePage() {
        for (String list : List.of("declines", "rules")) {
            assertThat(browser.get("/" + list).body())
                    .as(list)
                    .contains("hx-include=\"#" + list + "-filter, #" + list + " [name=page]\"");
            assertThat(browser.get("/parts/" + list + "?page=2").body())
                    .as(list)
                    .contains("name=\"page\" value=\"2\"");
        }
    }
}
