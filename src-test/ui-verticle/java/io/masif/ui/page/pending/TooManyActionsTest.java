package io.masif.ui.page.pending;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.HtmlText;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A list with more actions than one decision can have says so before somebody tries to approve them all. */
class TooManyActionsTest extends ApiCase {
    private static final String DISABLED = "<button id=\"approve-all\"[^>]* disabled";
    private static final String LIMIT = "One decision can have at most 5,000 actions: narrow the filter";

    @Test
    void theLimitIsSaidBesideTheDisabledButtonUntilTheFilterIsNarrow() {
        Action[] actions = IntStream.range(0, 5001)
                .mapToObj(i -> new Action(
                        "p" + i,
                        "amd64",
                        Kind.UPDATE,
                        "1",
                        "2",
                        List.of(i < 2000 ? "Debian:12/stable" : "Debian:12/stable-updates"),
                        false))
                .toArray(Action[]::new);
        rows.putHosts(2, actions);
        Browser browser = ui.logIn();
        Await.until("all actions", TIMEOUT, () -> browser.get("/pending").body().contains("Approve all 5,001"));
        String whole = browser.get("/pending").body();
        assertThat(whole).containsPattern(DISABLED).contains("href=\"/pending?group=release\"");
        assertThat(HtmlText.of(whole)).contains(LIMIT, "approve in parts");
        String part = browser.get("/pending?release=Debian%3A12%2Fstable").body();
        assertThat(part).doesNotContainPattern(DISABLED).contains("Approve all 2,000");
        assertThat(HtmlText.of(part)).doesNotContain(LIMIT);
        assertThat(HtmlText.of(browser.get("/pending?group=class").body())).contains(LIMIT, "Approve all 5,001");
        assertThat(HtmlText.of(browser.get("/pending?group=release").body()))
                .contains("Approve all 2,000", "Approve all 3,001")
                .doesNotContain(LIMIT);
        browser.postForm(
                "/preferences", "csrf", browser.csrf(), "language", "de", "theme", "system", "return", "/pending");
        assertThat(HtmlText.of(browser.get("/pending").body()))
                .contains("Eine Entscheidung kann höchstens 5.000 Aktionen haben", "in Teilen freigeben");
    }

    @Test
    void theOnlyArchiveIsNotOfferedAsAPart() {
        Action[] actions = IntStream.range(0, 5001)
                .mapToObj(i -> new Action("p" + i, "amd64", Kind.UPDATE, "1", "2", List.of("Debian:12/stable"), false))
                .toArray(Action[]::new);
        rows.putHosts(2, actions);
        Browser browser = ui.logIn();
        String archive = "/pending?release=Debian%3A12%2Fstable";
        Await.until("all actions", TIMEOUT, () -> browser.get(archive).body().contains("Approve all 5,001"));
        String hint = "data-testid=\"too-many\">[^<]* <a href=\"[^\"]*group=";
        assertThat(browser.get("/pending").body()).containsPattern(hint + "release");
        assertThat(browser.get(archive).body()).containsPattern(hint + "class");
    }
}
