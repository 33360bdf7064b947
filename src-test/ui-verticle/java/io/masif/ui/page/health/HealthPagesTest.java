package io.masif.ui.page.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.domain.host.ExecutionLimits;
import io.masif.domain.host.Facts;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostState;
import io.masif.domain.host.KeptBackPackage;
import io.masif.domain.host.PackageLists;
import io.masif.domain.host.PendingRestarts;
import io.masif.domain.host.Platform;
import io.masif.domain.host.UpgradeGaps;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.view.health.HealthSubject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of the fleet's health. */
class HealthPagesTest extends ApiCase {
    private static final String STRANGE = "a/b?c#d%";
    private static final String REASON = "phased: 40 % of all hosts get it now";
    private static final Instant NEW = Instant.parse("2026-01-20T06:00:00Z");
    private static final Instant OLD_LISTS = Instant.parse("2026-01-11T06:00:00Z");

    private Browser browser;

    @BeforeEach
    void putHosts() {
        rows.putHost("web-1", facts("1.0", NEW).build(), PERL);
        rows.putHost("web-2", facts("1.0", OLD_LISTS).build());
        rows.putHost(
                STRANGE,
                facts("0.9", OLD_LISTS)
                        .condition(new HostProblem(HostState.LOCKED, "locked by 4711 unattended-upgr"))
                        .restarts(new PendingRestarts(true, List.of("linux-image"), List.of("nginx.service")))
                        .gaps(new UpgradeGaps(
                                List.of("=held, \"x\"", "mariadb"),
                                List.of(new KeptBackPackage("libc6", REASON)),
                                List.of("/etc/ssh/sshd_config.dpkg-dist")))
                        .limits(new ExecutionLimits(120_000_000L, List.of()))
                        .build());
        rows.putHost(
                "db",
                facts("0.9", NEW)
                        .gaps(new UpgradeGaps(List.of("mariadb"), List.of(), List.of()))
                        .build());
        rows.putRun("web-1", PERL, Result.FAILED, "postinst failed", "the output");
        rows.setConflict("db");
        rows.setCertificateEnds("web-2", 5);
        rows.setCertificateEnds("web-1", -3);
        rows.setCertificateEnds("db", 31);
        rows.query("INSERT INTO host_clock (name, seconds, noticed_at) VALUES ('db', -7200, UTC_TIMESTAMP(3))");
        awaitPending(1);
        browser = ui.logIn();
    }

    private static Facts.Builder facts(String agent, Instant lists) {
        return Facts.builder()
                .platform(new Platform("Debian 12.15", "6.1", "amd64", agent))
                .limits(new ExecutionLimits(5_000_000_000L, List.of()))
                .lists(new PackageLists(lists, List.of(new PackageLists.Origin("Debian/stable", lists))));
    }

    @Test
    void eachSubjectHasACardWithItsHostsAndFirstRows() {
        String page = browser.get("/health").body();
        for (HealthSubject subject : HealthSubject.values()) {
            assertThat(page).contains("data-subject=\"" + subject.word() + "\"");
        }
        assertThat(page)
                .contains("Debian/stable", "9 days behind", "postinst failed", "linux-image", "nginx.service", "libc6")
                .contains("120 MB free", "2 hours behind", "href=\"/hosts?state=held\">2 hosts")
                .contains("href=\"/hosts/a%2Fb%3Fc%23d%25\"", "href=\"/hosts?agent=1.0\"");
        assertThat(browser.get("/parts/health").body())
                .contains("9 days behind")
                .doesNotContain("<html");
    }

    @Test
    void rowsLeadToTheirHosts() {
        assertThat(hosts("lists", "Debian/stable")).containsExactly(STRANGE, "web-2");
        assertThat(hosts("held", "mariadb")).containsExactly(STRANGE, "db");
        assertThat(hosts("kept-back", "libc6")).containsExactly(STRANGE);
        assertThat(hosts("failed-runs", "postinst failed")).containsExactly("web-1");
        assertThat(hosts("systems", "Debian 12.15")).containsExactly(STRANGE, "db", "web-1", "web-2");
        String link = rowLink("/health/held", "mariadb");
        assertThat(browser.get(link).body()).contains("href=\"/hosts/a%2Fb%3Fc%23d%25\"");
        assertThat(browser.get(link + "&q=DB").body())
                .contains("data-host=\"db\"")
                .doesNotContain("data-host=\"a/b");
        assertThat(browser.get(link.replace("/health/hosts", "/health/hosts.csv"))
                        .body()
                        .lines())
                .hasSize(3)
                .first()
                .isEqualTo("name,system,last-seen");
    }

    @Test
    void failuresAreGroupedByMessageAndEachHostCountsOnce() {
        rows.putRun("web-1", PERL, Result.FAILED, "no space", "");
        rows.putRun("web-2", PERL, Result.FAILED, "no space", "");
        rows.putRun("web-2", PERL, Result.FAILED, null, "");
        Await.until("the runs", TIMEOUT, () -> browser.get("/health/failed-runs.csv")
                .body()
                .equals("value,hosts\r\nno space,2\r\n,1\r\npostinst failed,1\r\n"));
        assertThat(browser.get("/health").body())
                .containsPattern("href=\"/health/failed-runs\">[^$]*?<a class=\"count\"[^>]*>2 hosts</a>");
    }

    @Test
    void listsAreSortedSearchedAndSentAsCsv() {
        assertThat(browser.get("/health/held.csv").body())
                .isEqualTo("value,hosts\r\nmariadb,2\r\n\"'=held, \"\"x\"\"\",1\r\n");
        assertThat(browser.get("/health/held.csv?sort=hosts").body()).endsWith("mariadb,2\r\n");
        assertThat(browser.get("/health/held.csv?q=MARIA").body()).isEqualTo("value,hosts\r\nmariadb,2\r\n");
        assertThat(browser.get("/health/kept-back?q=phased").body()).contains(REASON);
        assertThat(browser.get("/health/kept-back?q=phased&hide=reason").body())
                .contains("libc6")
                .doesNotContain("<td class=\"wrap\">" + REASON);
        assertThat(browser.get("/health/clocks.csv").body()).isEqualTo("value,amount\r\ndb,-7200\r\n");
    }

    @Test
    void certificatesThatEndFirstAreListedFirst() {
        assertThat(browser.get("/health").body())
                .contains("href=\"/hosts?state=certificate-ends\">2 hosts</a>", "in 5 days", "2 days ago");
        assertThat(browser.get("/health/certificates").body())
                .containsSubsequence("href=\"/hosts/web-1\"", "2 days ago", "href=\"/hosts/web-2\"", "in 5 days")
                .doesNotContain("href=\"/hosts/db\"");
        List<String> csv =
                browser.get("/health/certificates.csv").body().lines().toList();
        assertThat(csv.get(0)).isEqualTo("value,reason,amount");
        assertThat(csv.get(1)).matches("web-1,\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ,-25\\d{4}");
        assertThat(csv).hasSize(3);
    }

    @Test
    void badAddressesAreRefusedWithASentence() {
        assertRefused(400, "/health/held?sort=reason", "sort must be one of value, hosts");
        assertRefused(400, "/health/hosts", "subject must be one of failed-runs");
        assertRefused(404, "/health/hosts?subject=held&row=0", "No host has this any more");
        assertRefused(404, "/health/weather", "");
    }

    private void assertRefused(int status, String path, String sentence) {
        HttpResponse<String> answer = browser.get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(sentence);
    }

    private List<String> hosts(String subject, String value) {
        return Pattern.compile("data-host=\"([^\"]+)\"")
                .matcher(browser.get(rowLink("/health/" + subject, value)).body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private String rowLink(String path, String value) {
        String page = browser.get(path).body();
        Matcher link =
                Pattern.compile("href=\"(/health/hosts[^\"]+)\"").matcher(page.substring(page.indexOf(">" + value)));
        assertThat(link.find()).as("a link of " + value).isTrue();
        return link.group(1).replace("&amp;", "&");
    }
}
