package io.masif.ui.page.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostSentence;
import io.masif.domain.host.HostState;
import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The hosts of the subjects of the fleet's health. */
class HealthHostsTest extends HealthCase {
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
        assertThat(browser.get(link.replace("/hosts", "/hosts.csv")).body().lines())
                .hasSize(3)
                .first()
                .isEqualTo("name,package,system,last-seen");
    }

    @Test
    void aListOfWhichNoHostIsLeftIsEmptyAndStays() {
        String gone = rowLink("/health/held", "mariadb").replaceFirst("row=[^&]+", "row=gone");
        assertThat(browser.get(gone).statusCode()).isEqualTo(404);
        assertThat(browser.get(gone.replace("/hosts", "/hosts.csv")).statusCode())
                .isEqualTo(404);
        HttpResponse<String> part = browser.get("/parts" + gone);
        assertThat(part.statusCode()).isEqualTo(200);
        assertThat(part.headers().firstValue("HX-Refresh")).isEmpty();
        assertThat(part.body()).contains("class=\"empty\"").doesNotContain("data-host");
    }

    @Test
    void eachSubjectIsOneListOfItsHostsWithTheirValues() {
        assertThat(browser.get("/health/held").body()).contains("href=\"/health/held/hosts\"");
        assertThat(browser.get("/health/held/hosts").body())
                .containsSubsequence("data-host=\"a/b", "=held, ", "data-host=\"a/b", "mariadb", "data-host=\"db\"")
                .contains("A host has one row for each of its values: 3 rows, 2 hosts.");
        assertThat(browser.get("/health/systems/hosts").body()).doesNotContain("one row for each of its values");
        assertThat(csv("/health/held/hosts.csv"))
                .containsExactly(
                        "name,package,system",
                        STRANGE + ",\"'=held, \"\"x\"\"\",Debian 12.15",
                        STRANGE + ",mariadb,Debian 12.15",
                        "db,mariadb,Debian 12.15");
        assertThat(csv("/health/leftovers/hosts.csv"))
                .contains(STRANGE + ",/etc/ssh/sshd_config.dpkg-dist,Debian 12.15");
        assertThat(csv("/health/reboots/hosts.csv")).contains(STRANGE + ",linux-image,Debian 12.15");
        assertThat(csv("/health/kept-back/hosts.csv"))
                .containsExactly("name,package,reason,system", STRANGE + ",libc6," + REASON + ",Debian 12.15");
        assertThat(csv("/health/failed-runs/hosts.csv")).contains("web-1,postinst failed,Debian 12.15");
        assertThat(csv("/health/held/hosts.csv?q=x&sort=-value")).hasSize(2);
        assertThat(browser.get("/health/held/hosts.csv").headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("\"health-held-hosts-20"));
    }

    @Test
    void hostsOfASubjectAreShownAsTheyWereLastSeenByNow() {
        rows.query("UPDATE agent SET last_seen = '2026-01-20 06:00:01' WHERE name = 'db'");
        assertThat(browser.get("/health/held/hosts.csv").body())
                .contains("db,mariadb,Debian 12.15,2026-01-20T06:00:01Z");
        assertThat(browser.get("/health/held/hosts").body()).contains("datetime=\"2026-01-20T06:00:01Z\"");
        assertThat(browser.get("/health/held/hosts?sort=last-seen").body())
                .containsSubsequence("data-host=\"db\"", "data-host=\"a/b");
        assertThat(browser.get("/health/held/hosts?sort=-last-seen").body())
                .containsSubsequence("data-host=\"a/b", "data-host=\"db\"");
    }

    @Test
    void theSameTroubleIsOneRowWhateverDiffersInItsSentence() {
        putExpired("old-1", "2026-01-10T06:00:00.123Z");
        putExpired("old-2", "2026-01-10T06:00:00.124Z");
        Await.until(
                "the hosts",
                TIMEOUT,
                () -> csv("/health/problems/hosts.csv?q=old").size() == 3);
        assertThat(hosts("problems", "Lists expired")).containsExactly("old-1", "old-2");
        assertThat(browser.get("/health/problems").body())
                .contains("apt.example.net_InRelease has expired: run apt-get update on the host");
        assertThat(browser.get("/health/problems.csv").body())
                .startsWith("state,reason,hosts\r\n")
                .contains("lists-expired,apt.example.net_InRelease has expired: run apt-get update on the host,2\r\n")
                .doesNotContain("…");
        assertThat(browser.get("/health/problems/hosts.csv").body())
                .contains("old-1,lists-expired,apt.example.net_InRelease has expired: run")
                .doesNotContain("…");
        assertThat(browser.get("/hosts/old-1").body())
                .contains("apt.example.net_InRelease has expired, valid until 2026-01-10 06:00:00");
    }

    @Test
    void whatAgentsReportIsReadInTheReadersLanguage() {
        putExpired("old-1", "2026-01-10T06:00:00.123Z");
        Browser german = browser.withHeader("Accept-Language", "de");
        Await.until(
                "the host", TIMEOUT, () -> german.get("/health/problems").body().contains("Listen abgelaufen"));
        assertThat(german.get("/health/problems").body())
                .contains("apt.example.net_InRelease ist abgelaufen: auf dem Host apt-get update ausführen");
    }

    private void putExpired(String host, String until) {
        String problem = HostSentence.LISTS_EXPIRED.format("apt.example.net_InRelease", until);
        rows.putHost(
                host,
                facts("1.0", NEW)
                        .condition(new HostProblem(HostState.LISTS_EXPIRED, problem))
                        .build());
    }

    /** The lines without the moments, which are the last column. */
    private List<String> csv(String path) {
        return browser.get(path)
                .body()
                .lines()
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .toList();
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
        Matcher link = Pattern.compile("href=\"(/health/[a-z-]+/hosts[^\"]+)\"[^>]*>" + Pattern.quote(value))
                .matcher(page);
        assertThat(link.find()).as("a link of " + value).isTrue();
        return link.group(1).replace("&amp;", "&");
    }
}
