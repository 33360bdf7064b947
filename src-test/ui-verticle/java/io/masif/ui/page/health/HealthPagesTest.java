package io.masif.ui.page.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.masif.ui.view.health.HealthSubject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages of the fleet's health. */
class HealthPagesTest extends HealthCase {
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
    void failuresAreGroupedByMessageAndEachHostCountsOnce() {
        rows.putRun("web-1", PERL, Result.FAILED, "no space", "");
        rows.putRun("web-2", PERL, Result.FAILED, "no space", "");
        rows.putRun("web-2", PERL, Result.FAILED, null, "");
        Await.until("the runs", TIMEOUT, () -> browser.get("/health/failed-runs.csv")
                .body()
                .equals("message,hosts\r\nno space,2\r\n,1\r\npostinst failed,1\r\n"));
        assertThat(browser.get("/health").body())
                .containsPattern("href=\"/health/failed-runs\">[^$]*?<a class=\"count\"[^>]*>2 hosts</a>");
    }

    @Test
    void listsAreSortedSearchedAndSentAsCsv() {
        assertThat(browser.get("/health/held.csv").body())
                .isEqualTo("package,hosts\r\nmariadb,2\r\n\"'=held, \"\"x\"\"\",1\r\n");
        assertThat(browser.get("/health/held.csv?sort=hosts").body()).endsWith("mariadb,2\r\n");
        assertThat(browser.get("/health/held.csv?q=MARIA").body()).isEqualTo("package,hosts\r\nmariadb,2\r\n");
        assertThat(browser.get("/health/kept-back?q=phased").body()).contains(REASON);
        assertThat(browser.get("/health/kept-back?q=phased&hide=reason").body())
                .contains("libc6")
                .doesNotContain("<td class=\"wrap\">" + REASON);
        assertThat(browser.get("/health/clocks.csv").body()).isEqualTo("host,seconds-ahead\r\ndb,-7200\r\n");
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
        assertThat(csv.get(0)).isEqualTo("host,ends,seconds-left");
        assertThat(csv.get(1)).matches("web-1,\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ,-25\\d{4}");
        assertThat(csv).hasSize(3);
    }

    @Test
    void badAddressesAreRefusedWithASentence() {
        assertRefused(400, "/health/held?sort=reason", "sort must be one of value, hosts");
        assertRefused(404, "/health/held/hosts?row=0", "No host has this any more");
        assertRefused(404, "/health/weather", "");
    }

    private void assertRefused(int status, String path, String sentence) {
        HttpResponse<String> answer = browser.get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(sentence);
    }
}
