package io.masif.ui.page.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.HtmlText;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the overview counts as security updates is what their list has, also where only some hosts say that it is one. */
class SecurityUpdatesTest extends ApiCase {
    private static final Action FROM_SECURITY = createLibc(List.of("Debian-Security:12/stable-security"), true);
    private static final Action FROM_POINT_RELEASE = createLibc(List.of("Debian:12.9/stable"), false);

    private static final Pattern FIELD =
            Pattern.compile("<input type=\"hidden\" name=\"(filter|count|key|content|for)\" value=\"([^\"]*)\"");

    private Browser browser;

    private static Action createLibc(List<String> releases, boolean isSecurity) {
        return new Action("libc6", "amd64", Kind.UPDATE, "2.36-9", "2.36-10", releases, isSecurity);
    }

    @BeforeEach
    void putFleet() {
        rows.putHost("web-1", FROM_SECURITY, BAR);
        rows.putHost("web-2", FROM_SECURITY);
        rows.putHost("web-3", FROM_POINT_RELEASE, OLD);
        rows.putHost("db-1", PERL);
        rows.putHost("db-2", BAR);
        rows.setSource(FROM_SECURITY, "glibc");
        rows.setSource(FROM_POINT_RELEASE, "glibc");
        browser = ui.logIn();
        Await.until("four hosts", TIMEOUT, () -> overview().contains("data-testid=\"security-hosts\">4<"));
        Await.until("the source", TIMEOUT, () -> overview().contains("data-source=\"glibc\""));
    }

    private String overview() {
        return browser.get("/parts/overview").body();
    }

    @Test
    void theListHasWhatTheOverviewCounts() {
        assertThat(HtmlText.of(browser.get("/pending?security=on").body()))
                .contains("2 actions match; pending on 4 hosts.", "2 of 3 hosts");
        assertThat(HtmlText.of(overview())).containsPattern("glibc [^0-9]*[0-9a-z ]* 3 hosts");
        assertThat(HtmlText.of(browser.get("/pending?security=on&source=glibc").body()))
                .contains("1 action matches; pending on 3 hosts.");
        assertThat(browser.get("/hosts?state=security").body())
                .contains("data-host=\"web-3\"")
                .doesNotContain("data-host=\"db-2\"");
    }

    @Test
    void noHostAwaitsASecurityUpdateAfterAllThatMatchAreApproved() {
        String question = browser.postForm("/approve", "csrf", browser.csrf(), "filter", "?security=on", "count", "2")
                .body();
        assertThat(HtmlText.of(question)).contains("Approve 2 actions on 4 hosts?");
        List<String> fields = new ArrayList<>(List.of("csrf", browser.csrf()));
        FIELD.matcher(question).results().forEach(field -> fields.addAll(List.of(field.group(1), field.group(2))));
        assertThat(browser.postForm("/approve", fields.toArray(String[]::new)).statusCode())
                .isEqualTo(303);
        Await.until("none", TIMEOUT, () -> overview().contains("data-testid=\"security-hosts\">0<"));
        assertThat(pending().stream().map(each -> ((JsonObject) each).getString("package")))
                .containsExactlyInAnyOrder("bar", "old");
    }
}
