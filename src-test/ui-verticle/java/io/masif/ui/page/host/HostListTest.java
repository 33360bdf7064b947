package io.masif.ui.page.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Result;
import io.masif.domain.host.Facts;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostState;
import io.masif.domain.host.PendingRestarts;
import io.masif.domain.host.Platform;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of hosts: search, filters, order, columns, CSV. */
class HostListTest extends ApiCase {
    private static final Pattern ROW = Pattern.compile("<tr data-host=\"([^\"]*)\"");
    private static final Action LONE = Action.of("lone", "amd64", Kind.UPDATE, "1", "2");

    private Browser browser;

    @BeforeEach
    void putHosts() {
        rows.putHost("web-1", facts("Debian 12.15", "amd64", "1.0.0"), PERL, BAR);
        rows.putHost("web-2", facts("Debian 13.1", "arm64", "1.1.0"));
        rows.putHost(
                "db-1",
                facts("Debian 12.15", "amd64", "1.1.0").with(new HostProblem(HostState.DISK_FULL, "no space in /var")),
                BAR);
        Await.until(
                "all hosts",
                TIMEOUT,
                () -> new JsonArray(api.get("/api/v1/hosts").body()).size() == 3);
        browser = ui.logIn();
    }

    @Test
    void searchedWordsMatchNameSystemAndProblemInAnyOrder() {
        assertThat(names("?q=12+web")).containsExactly("web-1");
        assertThat(names("?q=web+trixie")).containsExactly("web-2");
        assertThat(names("?q=SPACE+debian")).containsExactly("db-1");
        assertThat(names("?q=web+space")).isEmpty();
        assertThat(browser.get("/hosts?q=nobody").body()).contains("No host matches.", "Show all hosts");
    }

    @Test
    void filtersSelectByConditionPlatformAndPackage() {
        assertThat(names("?state=disk-full")).containsExactly("db-1");
        assertThat(names("?state=problem")).containsExactly("db-1");
        assertThat(names("?state=pending")).containsExactly("db-1", "web-1");
        assertThat(names("?primary=security")).containsExactly("web-1");
        assertThat(names("?state=up-to-date")).containsExactly("web-2");
        assertThat(names("?os=Debian+12")).containsExactly("db-1", "web-1");
        assertThat(names("?arch=arm64")).containsExactly("web-2");
        assertThat(names("?agent=1.1.0&os=Debian+12.15")).containsExactly("db-1");
        assertThat(names("?package=bar")).containsExactly("db-1", "web-1");
        assertThat(names("?package=absent")).isEmpty();
        int plan = rows.query("SELECT plan_id FROM agent WHERE name = 'db-1'")
                .iterator()
                .next()
                .getInteger(0);
        assertThat(names("?plan=" + plan)).containsExactly("db-1");
    }

    @Test
    void theHostsOnWhichAnActionIsPendingAreThoseThatItsNumberLeadsTo() {
        approve("bar", "update", "1.1", "db-1");
        String link = "/hosts?package=bar&amp;pending=update&amp;version=1.1";
        Pattern number = Pattern.compile("href=\"" + Pattern.quote(link) + "\"[^>]*>1<");
        Await.until("one host", TIMEOUT, () -> number.matcher(
                        browser.get("/parts/pending?q=bar").body())
                .find());
        assertThat(names(link.substring("/hosts".length()).replace("&amp;", "&")))
                .containsExactly("web-1");
        assertThat(names("?package=bar&version=1.1")).containsExactly("db-1", "web-1");
        assertThat(browser.get("/hosts?pending=update").statusCode()).isEqualTo(400);
    }

    @Test
    void hostsAreFoundByTheProgressOfADecision() {
        approve("bar", "update", "1.1", null);
        rows.putRun("db-1", BAR, Result.FAILED, "exit status 1", "");
        awaitApproval("failed", 1);
        long id = approvals().getJsonObject(0).getLong("id");
        assertThat(names("?approval=" + id + "&progress=failed")).containsExactly("db-1");
        assertThat(names("?approval=" + id + "&progress=waiting")).containsExactly("web-1");
        assertThat(names("?approval=" + id)).containsExactly("db-1", "web-1");
        assertThat(names("?state=failed")).containsExactly("db-1");
        assertThat(browser.get("/hosts?approval=99").statusCode()).isEqualTo(404);
    }

    @Test
    void aSilentHostIsFoundByForHowLong() {
        // the revision last: who has seen it has seen the row
        rows.query("UPDATE agent SET last_seen = UTC_TIMESTAMP(3) - INTERVAL 8 DAY,"
                + " revision = (SELECT revision + 1 FROM writer WHERE number = 0) WHERE name = 'web-2'");
        rows.query("UPDATE writer SET revision = revision + 1 WHERE number = 0");
        Await.until("a silent host", TIMEOUT, () -> names("?silent=7d").equals(List.of("web-2")));
        assertThat(names("?silent=30d")).isEmpty();
        assertThat(browser.get("/hosts?silent=7d").body()).contains("8 days ago");
    }

    @Test
    void everyColumnSorts() {
        assertThat(names("")).containsExactly("db-1", "web-1", "web-2");
        assertThat(names("?sort=-name")).containsExactly("web-2", "web-1", "db-1");
        assertThat(names("?sort=state")).containsExactly("db-1", "web-1", "web-2");
        assertThat(names("?sort=-pending")).containsExactly("web-1", "db-1", "web-2");
        assertThat(names("?sort=security")).containsExactly("db-1", "web-2", "web-1");
        assertThat(names("?sort=system")).containsExactly("db-1", "web-1", "web-2");
        assertThat(names("?sort=-arch")).containsExactly("web-2", "db-1", "web-1");
        assertThat(names("?sort=agent")).containsExactly("web-1", "db-1", "web-2");
        assertThat(names("?sort=-problems").get(0)).isEqualTo("db-1");
        // hosts may have been seen in the same millisecond
        assertThat(rows.query("SELECT name FROM agent ORDER BY last_seen, name"))
                .extracting(row -> row.getString(0))
                .isEqualTo(names("?sort=last-seen"));
    }

    @Test
    void columnsAreHiddenByTheAddress() {
        assertThat(browser.get("/hosts").body()).contains(">Architecture</a>", "arm64</td>");
        assertThat(browser.get("/hosts?hide=arch").body())
                .contains("Show: Architecture", "/hosts?hide=arch&amp;page=1".replace("&amp;page=1", ""))
                .doesNotContain("arm64</td>");
    }

    @Test
    void certificatesAreFilteredSortedAndShownInAColumnIfTheReaderAsksForIt() {
        rows.setCertificateEnds("web-1", 5);
        rows.setCertificateEnds("db-1", -3);
        Await.until("the hosts", TIMEOUT, () -> names("?state=certificate-ends").size() == 2);
        rows.setCertificateEnds("web-2", 300);
        Await.until("the third certificate", TIMEOUT, () -> browser.get("/hosts?show=certificate-ends")
                .body()
                .contains("in 300 days</td>"));
        assertThat(names("?sort=certificate-ends")).containsExactly("db-1", "web-1", "web-2");
        assertThat(names("?state=certificate-ends")).containsExactly("db-1", "web-1");
        assertThat(browser.get("/hosts").body())
                .contains("Show: Certificate ends", "/hosts?show=certificate-ends", "Certificate to be renewed</span>")
                .doesNotContain("in 5 days</td>");
        assertThat(browser.get("/hosts?show=certificate-ends&hide=arch").body())
                .contains("Hide: Certificate ends", "in 5 days</td>", "2 days ago</td>", "in 300 days</td>")
                .contains("name=\"show\" value=\"certificate-ends\"", "href=\"/hosts?hide=arch\"");
        assertRefused("?show=colour", "show must be one of state, pending");
    }

    @Test
    void theCsvHasAllRowsAndNoFormulas() {
        rows.putHost("=cmd,x", facts("Debian \"12\"", "amd64", "1.0.0"), LONE);
        Await.until("the host", TIMEOUT, () -> names("").size() == 4);
        List<String> lines = browser.get("/hosts.csv?sort=-name").body().lines().toList();
        assertThat(lines.get(0))
                .isEqualTo("name,state,pending,security,last-seen,system,arch,agent,labels,problems,certificate-ends");
        assertThat(lines).hasSize(5);
        assertThat(lines.get(1)).startsWith("web-2,up-to-date,0,0,");
        assertThat(lines.get(4)).startsWith("\"'=cmd,x\",pending,1,0,").contains("\"Debian \"\"12\"\"\"");
        assertThat(browser.get("/hosts.csv?q=db-1").body())
                .contains("disk-full: no space in /var")
                .doesNotContain("web-1");
    }

    @Test
    void wrongParametersGetASentence() {
        assertRefused("?silent=week", "silent must be a number of days such as 7d");
        assertRefused("?approval=x", "approval must be the number of an approval");
        assertRefused("?progress=done", "progress is that of an approval");
        assertRefused("?state=fine", "state must be one of conflict, interrupted");
        assertRefused("?sort=colour", "sort must be one of name, state");
        assertRefused("?colour=red", "Unknown parameter");
    }

    @Test
    void eachHostCountsOnceInTheBar() {
        rows.putHost(
                "app-1",
                facts("Debian 12.15", "amd64", "1.0.0").toBuilder()
                        .restarts(new PendingRestarts(true, List.of(), List.of("nginx.service")))
                        .build());
        Await.until("the host", TIMEOUT, () -> names("").size() == 4);
        String page = browser.get("/hosts").body();
        assertThat(Pattern.compile("data-primary=\"([a-z-]*)\".*?<strong>(\\d+)</strong>")
                        .matcher(page)
                        .results()
                        .map(found -> found.group(1) + "=" + found.group(2)))
                .containsExactly("problem=1", "security=1", "reboot=1", "up-to-date=1");
        assertThat(page).contains("Services to restart", "Reboot required", "no space in /var");
        assertThat(names("?state=restart")).containsExactly("app-1");
    }

    @Test
    void theListIsGermanForGermanReaders() {
        browser.postForm(
                "/preferences", "csrf", browser.csrf(), "language", "de", "theme", "system", "return", "/hosts");
        assertThat(browser.get("/hosts").body()).contains("Alles Ausstehende freigeben", "Was nicht stimmt", "Aktuell");
    }

    private void assertRefused(String query, String sentence) {
        var answer = browser.get("/hosts" + query);
        assertThat(answer.statusCode()).as(query).isEqualTo(400);
        assertThat(answer.body()).contains(sentence);
    }

    private List<String> names(String query) {
        var answer = browser == null ? api.get("/hosts" + query) : browser.get("/parts/hosts" + query);
        assertThat(answer.statusCode()).as(query).isEqualTo(200);
        return ROW.matcher(answer.body()).results().map(found -> found.group(1)).toList();
    }

    private static Facts facts(String os, String arch, String agent) {
        return Facts.builder().platform(new Platform(os, "6.1", arch, agent)).build();
    }
}
