package io.masif.ui.page.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.domain.host.Facts;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostState;
import io.masif.domain.host.PendingRestarts;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.HtmlText;
import io.masif.ui.bed.InstanceRows;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each link of the overview leads to a page that has what the overview counts. */
class OverviewLinksTest extends ApiCase {
    private static final Pattern LINK =
            Pattern.compile("<a [^>]*href=\"([^\"]+)\"[^>]*>((?:(?!</a>).)*)</a>", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("<strong[^>]*>([0-9]+)(?: hosts?)?</strong>");

    private Browser browser;

    @BeforeEach
    void putFleet() {
        Facts full = Facts.builder().build().with(new HostProblem(HostState.DISK_FULL, "no space in /var"));
        rows.putHost("db-1", full, PERL);
        rows.putHost("web-1", PERL_OLDER, BAR, NEWDEP);
        rows.putHost("web-2", PERL);
        PendingRestarts reboot = new PendingRestarts(true, List.of(), List.of("nginx.service"));
        PendingRestarts restart = new PendingRestarts(false, List.of(), List.of("nginx.service"));
        rows.putHost("web-3", Facts.builder().restarts(reboot).build(), OLD);
        rows.putHost("idle");
        rows.putHost("reboots", Facts.builder().restarts(reboot).build());
        rows.putHost("restarts", Facts.builder().restarts(restart).build());
        rows.putHost("interrupted", full.with(new HostProblem(HostState.INTERRUPTED, "dpkg was interrupted")), PERL);
        rows.putRun("web-1", BAR, Result.DONE, null, "");
        rows.putRun("web-1", NEWDEP, Result.FAILED, "no space", "");
        rows.putRun("web-2", BAR, Result.FAILED, "no space", "");
        // runs and actions of another time
        rows.putRun("web-3", BAR, Result.FAILED, "no network", "");
        rows.query("UPDATE run SET told_at = UTC_TIMESTAMP(3) - INTERVAL 20 DAY ORDER BY id DESC LIMIT 1");
        rows.query("UPDATE action SET first_seen = first_seen - INTERVAL 20 DAY WHERE package = 'old'");
        InstanceRows.putMaster(rows, "master-a", 5, 180);
        ui.restart();
        browser = ui.logIn();
        api = ui.browser().withBearerToken(RunningUi.TOKEN);
        Await.until("the failures", TIMEOUT, () -> overview("day").contains("data-condition=\"failed\""));
        Await.until("security", TIMEOUT, () -> overview("day").contains("data-testid=\"security-hosts\">4<"));
    }

    private String overview(String since) {
        return browser.get("/parts/overview?since=" + since).body();
    }

    @Test
    void eachLinkHasTheSameNumber() {
        for (String since : List.of("day", "weekend", "week")) {
            List<MatchResult> links = LINK.matcher(overview(since)).results().toList();
            assertThat(links).hasSizeGreaterThan(12);
            links.forEach(this::follow);
        }
        assertThat(overview("day")).contains("data-testid=\"failed\">2<", "data-testid=\"new-actions\">3<");
    }

    @Test
    void eachHostIsInOnePartOfTheBarAndAllThatRequireARebootNeedTheOperator() {
        String page = overview("day");
        Map<String, Integer> parts = Pattern.compile("data-primary=\"([a-z-]*)\".*?<strong>(\\d+)</strong>")
                .matcher(page)
                .results()
                .collect(Collectors.toMap(part -> part.group(1), part -> Integer.parseInt(part.group(2))));
        assertThat(parts)
                .containsEntry("interrupted", 1)
                .containsEntry("problem", 1)
                .containsEntry("reboot", 1)
                .containsEntry("restart", 1);
        assertThat(parts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(8);
        assertThat(browser.get("/hosts?primary=interrupted").body()).contains("data-host=\"interrupted\"");
        assertThat(browser.get("/hosts?primary=reboot").body()).contains("data-host=\"reboots\"");
        assertThat(page).contains("href=\"/hosts?state=reboot\"");
        assertThat(browser.get("/hosts?state=reboot").body())
                .contains("data-host=\"reboots\"", "data-host=\"web-3\"")
                .doesNotContain("data-host=\"restarts\"");
        assertThat(HtmlText.of(page)).contains("Each host counts once here", "counts all that require a reboot");
        assertThat(new JsonObject(api.get("/api/v1/overview").body())
                        .getJsonObject("primary_conditions")
                        .getMap())
                .containsEntry("interrupted", 1)
                .containsEntry("reboot", 1);
    }

    private void follow(MatchResult link) {
        String path = link.group(1).replace("&amp;", "&");
        HttpResponse<String> page = browser.get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        NUMBER.matcher(link.group(2))
                .results()
                .forEach(number -> assertCount(path, page.body(), Integer.parseInt(number.group(1))));
    }

    private static void assertCount(String path, String page, int expected) {
        if (path.startsWith("/hosts?")) {
            assertThat(Pattern.compile("<tr data-host=").matcher(page).results())
                    .as(path)
                    .hasSize(expected);
        } else if (path.startsWith("/pending?since=")) {
            assertThat(HtmlText.of(page)).as(path).containsPattern(expected + " actions? match");
        } else if (path.startsWith("/pending?")) {
            assertThat(HtmlText.of(page)).as(path).containsPattern("pending on " + expected + " hosts?\\.");
        } else {
            assertThat(path).startsWith("/runs?outcome=");
            String outcome = path.startsWith("/runs?outcome=failed") ? "failed" : "done";
            assertThat(sum(page, outcome)).as(path).isEqualTo(expected);
            assertThat(HtmlText.of(page)).as(path).containsPattern(expected + " actions? " + outcome);
        }
    }

    private static int sum(String page, String outcome) {
        return Pattern.compile("data-" + outcome + "=\"([0-9]+)\"")
                .matcher(page)
                .results()
                .mapToInt(each -> Integer.parseInt(each.group(1)))
                .sum();
    }

    @Test
    void theKeyOfThePlotLeadsToTheLists() {
        rows.query("INSERT INTO fleet_sample VALUES (DATE(UTC_TIMESTAMP()) - INTERVAL 12 HOUR, 2, 1, 1, 3, 4, 5)");
        List<MatchResult> keys = LINK.matcher(browser.get("/").body())
                .results()
                .filter(link -> link.group().contains("class=\"key "))
                .toList();
        assertThat(keys)
                .extracting(key -> key.group(1).replaceAll("since=.*", ""))
                .containsExactly("/pending", "/pending?security=on", "/runs?outcome=done&amp;");
        keys.forEach(this::follow);
    }

    @Test
    void runsWithFailuresSinceAMomentAreListed() {
        String failed = HtmlText.of(browser.get("/runs?outcome=failed").body());
        assertThat(failed).contains("web-1", "web-2", "web-3", "no space", "no network");
        String link = overview("week").replaceAll("(?s).*href=\"(/runs\\?outcome=failed[^\"]*)\".*", "$1");
        String week = browser.get(link.replace("&amp;", "&")).body();
        assertThat(HtmlText.of(week)).contains("newdep 0.9", "no space").doesNotContain("web-3", "no network");
        assertThat(browser.get("/runs.csv?outcome=failed&package=newdep").body())
                .contains("host,started,ended,done,failed,skipped,message", "newdep (install 0.9)", "no space")
                .doesNotContain("web-2");
        assertThat(browser.get("/runs?since=yesterday").statusCode()).isEqualTo(400);
        assertThat(browser.get("/runs?outcome=bad").statusCode()).isEqualTo(400);
    }

    @Test
    void aPageThatIsNotThereHasTheMenu() {
        HttpResponse<String> missing = browser.get("/health/nothing");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("href=\"/pending\"", "href=\"/hosts\"");
        assertThat(ui.browser().get("/login").body()).doesNotContain("href=\"/pending\"");
    }
}
