package io.masif.ui.page.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of a package. */
class PackagePageTest extends ApiCase {
    private static final String PERL_KEY = "[\"perl\",\"update\",\"5.36\"]";

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
                        "/hosts?action=update&amp;package=perl&amp;version=5.36",
                        "<code>5.20</code>",
                        "<code>5.24</code>",
                        "href=\"/hosts/a\"",
                        "/approvals/",
                        "Update perl 5.36",
                        "/pending?package=perl")
                .doesNotContain("href=\"/hosts/c\"");
        assertThat(browser.get("/parts/hosts?package=perl&version=5.36").body())
                .contains("data-host=\"a\"", "data-host=\"b\"");
        assertThat(browser.get("/parts/hosts?package=perl&from=5.20").body())
                .contains("data-host=\"b\"")
                .doesNotContain("data-host=\"a\"");
        assertThat(browser.get("/hosts?version=5.36").statusCode()).isEqualTo(400);
        assertThat(browser.get("/packages/absent").statusCode()).isEqualTo(404);
    }

    @Test
    void eachNumberLeadsToAsManyHosts() {
        rows.putHost("updates-1", PERL);
        rows.putHost("updates-2", PERL_OLDER);
        rows.putHost("installs", Action.of("perl", "amd64", Kind.INSTALL, null, "5.36"));
        rows.putHost("removes", Action.of("perl", "amd64", Kind.REMOVE, "5.36", null));
        rows.putHost("other", Action.of("perl-base", "amd64", Kind.UPDATE, "1", "2"));
        awaitPending(4);
        approve("perl", "update", "5.36", "updates-1");
        awaitApproval("waiting", 1);
        String install = "{\"package\": \"perl\", \"action\": \"install\", \"to_version\": \"5.36\"}";
        api.post("/api/v1/declines", "{\"actions\": [" + install + "]}");
        awaitPending(3);
        Browser browser = ui.logIn();
        String page = browser.get("/packages/perl").body();
        List<MatchResult> links = Pattern.compile(
                        "<a href=\"(/hosts\\?[^\"]*(?:action|declined|pending)=[^\"]*)\">(\\d+)</a>")
                .matcher(page)
                .results()
                .toList();
        assertThat(links).hasSize(6).anyMatch(link -> link.group(1).contains("declined=install"));
        assertThat(links).allSatisfy(link -> assertThat(
                        browser.get(link.group(1).replace("&amp;", "&")).body().split("<tr data-host=", -1))
                .hasSize(1 + Integer.parseInt(link.group(2))));
        assertThat(browser.get("/pending?package=perl").body()).contains("5.36").doesNotContain("perl-base");
    }

    @Test
    void newestVersionsComeFirstByTheOrderOfDebian() {
        rows.putHost("a", Action.of("perl", "amd64", Kind.UPDATE, "1", "5.9"));
        rows.putHost("b", Action.of("perl", "amd64", Kind.UPDATE, "1", "5.36"));
        rows.putHost("c", Action.of("perl", "amd64", Kind.UPDATE, "1", "1:1.0"));
        rows.putHost("d", Action.of("perl", "amd64", Kind.REMOVE, "5.36~rc1", null));
        awaitPending(4);
        assertThat(ui.logIn().get("/packages/perl/versions.csv").body().lines().skip(1))
                .extracting(line -> line.split(",", 3)[1])
                .containsExactly("1:1.0", "5.36", "5.9", "");
        assertThat(ui.logIn().get("/packages/perl/replaced.csv").body().lines().skip(1))
                .containsExactly("5.36~rc1,1", "1,3");
    }

    @Test
    void itsTablesAreFiles() {
        rows.putHost("a", PERL);
        rows.putHost("b", PERL_OLDER);
        awaitPending(1);
        Browser browser = ui.logIn();
        assertThat(browser.get("/packages/perl").body())
                .contains(
                        "href=\"/packages/perl/versions.csv\"",
                        "href=\"/packages/perl/replaced.csv\"",
                        "data-label=\"Planned\"");
        assertThat(browser.get("/packages/perl/versions.csv").body()).isEqualToNormalizingNewlines("""
                        action,version,security,planned,pending,declined,running,done,failed
                        update,5.36,true,2,2,0,0,0,0
                        """);
        assertThat(browser.get("/packages/perl/replaced.csv").body().lines())
                .containsExactlyInAnyOrder("version,hosts", "5.20,1", "5.24,1");
        assertThat(browser.get("/packages/absent/versions.csv").statusCode()).isEqualTo(404);
    }

    @Test
    void aVersionThatIsApprovedEverywhereIsDeclinedFromItsPage() {
        rows.putHost("a", PERL);
        rows.putHost("b", PERL_OLDER);
        rows.putHost("c", PERL, PERL_CONFIGURED);
        rows.setVersionOne("c");
        awaitPending(2);
        approve("perl", "update", "5.36", null);
        awaitPending(0);
        Browser browser = ui.logIn();
        String[] block = {"csrf", browser.csrf(), "action", PERL_KEY, "decision", "decline"};
        assertThat(browser.get("/packages/perl").body())
                .contains("Decline this version", "value=\"[&#34;perl&#34;,&#34;update&#34;,&#34;5.36&#34;]\"");

        assertThat(browser.postForm("/approve", block).body())
                .contains(
                        "Decline 1 action on 3 hosts?",
                        "Also declined with them",
                        ">perl (configure 5.36)<",
                        "This overrides approvals",
                        "Approved and not begun, which it stops: 3 hosts",
                        "value=\"defer\"")
                .doesNotContain("value=\"approve\"");
        assertThat(rows.countRows("decline")).isZero();
        browser.postForm(
                "/approve",
                Stream.concat(Stream.of(block), Stream.of("for", "all", "key", "k"))
                        .toArray(String[]::new));
        assertThat(browser.get("/packages/perl").body())
                .contains(
                        "Declines and deferrals in force",
                        "<a href=\"/hosts?declined=update&amp;package=perl&amp;version=5.36\">3</a>",
                        "Declined for all hosts")
                .doesNotContain("Decline this version…</button>");
    }

    @Test
    void theNumbersOfAVersionLeadToItsHostsWithVersionAndTime() {
        rows.putHost("a", PERL);
        rows.putHost("b", PERL_OLDER);
        awaitPending(1);
        approve("perl", "update", "5.36", null);
        rows.putHost("a");
        rows.putRun("a", PERL, Result.DONE, null, "");
        awaitApproval("done", 1);
        Browser browser = ui.logIn();
        assertThat(browser.get("/packages/perl").body())
                .contains("href=\"/packages/perl/hosts?action=update&amp;version=5.36&amp;state=done\">1</a>");
        assertThat(browser.get("/packages/perl/hosts?action=update&version=5.36&state=done")
                        .body())
                .contains(
                        "data-host=\"a\"", "<code>5.36</code>", "<code>5.24</code>", "href=\"/hosts/a/runs/", "<time ")
                .contains("data-label=\"Version\"", "data-label=\"Version before\"")
                .doesNotContain("data-host=\"b\"");
        assertThat(browser.get("/packages/perl/hosts?version=5.35").body()).doesNotContain("data-host");
        assertThat(browser.get("/packages/perl/hosts.csv?state=done").body().lines())
                .hasSize(2)
                .first()
                .isEqualTo("host,state,package,action,version,from,when");
        assertThat(browser.get("/packages/perl/hosts.csv?state=done").body())
                .containsPattern("a,done,perl,update,5.36,5.24,2\\d");
        assertThat(browser.get("/packages/absent/hosts").statusCode()).isEqualTo(404);
    }

    @Test
    void itsHostsAreSortedByVersionAndTime() {
        putDone("a", "5.9", 2);
        putDone("b", "5.36", 3);
        putDone("c", "5.36~rc1", 1);
        Browser browser = ui.logIn();
        Await.until("the runs", TIMEOUT, () -> hosts(browser, "host").size() == 3);
        assertThat(hosts(browser, "version")).containsExactly("a", "c", "b");
        assertThat(hosts(browser, "-version")).containsExactly("b", "c", "a");
        assertThat(hosts(browser, "when")).containsExactly("b", "a", "c");
        assertThat(hosts(browser, "-when")).containsExactly("c", "a", "b");
        assertThat(browser.get("/packages/perl/hosts.csv?sort=-when")
                        .body()
                        .lines()
                        .skip(1))
                .extracting(line -> line.substring(0, 1))
                .containsExactly("c", "a", "b");
        rows.putHost("d");
        rows.putRun("d", Action.of("perl", "amd64", Kind.INSTALL, null, "5.36"), Result.FAILED, "exit status 3", "");
        Await.until("the failed one", TIMEOUT, () -> hosts(browser, "host").size() == 4);
        assertThat(hosts(browser, "-state")).containsExactly("d", "a", "b", "c");
        assertThat(hosts(browser, "action")).containsExactly("d", "a", "b", "c");
        assertThat(browser.get("/packages/perl/hosts").body()).contains("?sort=state\"", "?sort=action\"");
    }

    private void putDone(String host, String version, int daysAgo) {
        rows.putHost(host);
        rows.putRun(host, Action.of("perl", "amd64", Kind.UPDATE, "5", version), Result.DONE, null, "");
        rows.query(
                "UPDATE run SET ended_at = ended_at - INTERVAL ? DAY"
                        + " WHERE agent_id = (SELECT id FROM agent WHERE name = ?)",
                daysAgo,
                host);
    }

    private static List<String> hosts(Browser browser, String order) {
        return Pattern.compile("data-host=\"([^\"]+)\"")
                .matcher(browser.get("/packages/perl/hosts?sort=" + order).body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
