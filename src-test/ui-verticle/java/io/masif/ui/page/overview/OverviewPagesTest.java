package io.masif.ui.page.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.domain.host.Facts;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostState;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.Futures;
import io.masif.ui.bed.HtmlText;
import io.masif.ui.bed.InstanceRows;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is new on the overview, and since when. */
class OverviewPagesTest extends ApiCase {
    private static final Pattern DONE = Pattern.compile("data-testid=\"done\">([0-9]+)<");

    private Browser browser;

    @BeforeEach
    void putHost() {
        rows.putHost("web-1", PERL);
        awaitPending(1);
        browser = ui.logIn();
    }

    @Test
    void wholeHoursAreCountedByTheirSamples() {
        putRun(50);
        for (int hour = 1; hour <= 72; hour++) {
            putSample(hour, hour == 48 ? 5 : 0);
        }
        putRun(0);
        assertThat(countDone("week")).isEqualTo(2);
        assertThat(countDone("day")).isEqualTo(1);
        for (int hour = 73; hour <= 168; hour++) {
            putSample(hour, 0);
        }
        assertThat(countDone("week")).isEqualTo(6);
    }

    @Test
    void whatWasExecutedInAnHourWithoutSampleIsCounted() {
        putRun(12);
        putSample(20, 0);
        putSample(4, 0);
        assertThat(countDone("day")).isEqualTo(1);
        assertThat(countDone("week")).isEqualTo(1);
    }

    @Test
    void samplesBeforeTheLastEightDaysAreCountedAsTheyAre() {
        browser.get("/");
        rows.query("UPDATE operator_visit SET last_visit_at = UTC_TIMESTAMP(3) - INTERVAL 30 DAY");
        putSample(400, 7);
        putRun(300);
        putRun(12);
        assertThat(countDone("visit")).isEqualTo(8);
    }

    @Test
    void certificatesNearTheirEndNeedTheOperator() {
        InstanceRows.putMaster(rows, "master-a", 5, 180);
        InstanceRows.putMaster(rows, "killed", 600, 180);
        rows.setCertificateEnds("web-1", 5);
        Await.until("the host", TIMEOUT, () -> browser.get("/").body().contains("data-condition=\"certificate-ends\""));
        assertThat(browser.get("/").body())
                .contains("Certificate ends within 30 days, or has ended</span><strong>1</strong>")
                .contains("End of the certificate of the master on master-a", "in 10 days")
                .contains("Renewal of the revocation list of the master on master-a")
                .doesNotContain("killed");
        rows.query("UPDATE instance SET certificate_ends = UTC_TIMESTAMP() + INTERVAL 40 DAY,"
                + " lists_warn_at = UTC_TIMESTAMP() + INTERVAL 5 HOUR");
        assertThat(browser.get("/").body()).doesNotContain("master-a", "counts all that require a reboot");
    }

    @Test
    void visitBeginsWithThePageAndGoesOnWhileItIsOpen() {
        browser.get("/");
        rows.query("UPDATE operator_visit SET last_visit_at = '2026-01-02', seen_at = '2026-03-04'");
        browser.get("/parts/overview");
        assertThat(lastVisit()).startsWith("2026-01-02");
        browser.get("/");
        assertThat(lastVisit()).startsWith("2026-01-02");
        rows.query("UPDATE operator_visit SET seen_at = '2026-03-04'");
        browser.get("/");
        assertThat(lastVisit()).startsWith("2026-03-04");
    }

    @Test
    void aLoginBeginsAVisit() {
        assertThat(HtmlText.of(browser.get("/").body())).contains("24 hours").doesNotContain("Last visit");
        rows.query("UPDATE operator_visit SET seen_at = '2026-03-04 05:06:07'");
        browser = ui.logIn();
        assertThat(HtmlText.of(browser.get("/").body())).contains("Last visit");
        assertThat(lastVisit()).startsWith("2026-03-04 05:06:07");
        browser.get("/");
        assertThat(lastVisit()).startsWith("2026-03-04 05:06:07");
    }

    @Test
    void partsOfThePageBeginNoVisit() {
        assertThat(browser.get("/parts/overview").statusCode()).isEqualTo(200);
        assertThat(rows.countRows("operator_visit")).isZero();
    }

    @Test
    void overviewIsReadableWhereNothingCanBeWritten() {
        browser.get("/");
        rows.query("UPDATE operator_visit SET last_visit_at = UTC_TIMESTAMP(3) - INTERVAL 30 DAY");
        putSample(400, 7);
        Futures.await(ui.pool()
                .query("CREATE TRIGGER no_insert BEFORE INSERT ON operator_visit FOR EACH ROW"
                        + " SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1290, MESSAGE_TEXT = 'read-only'")
                .execute());
        assertThat(countDone("visit")).isEqualTo(7);
        rows.query("RENAME TABLE operator_visit TO elsewhere");
        assertThat(countDone("visit")).isZero();
    }

    @Test
    void hostsThatHaveAProblemAwaitSecurityUpdatesAsWell() {
        Facts facts = Facts.builder().build().with(new HostProblem(HostState.DISK_FULL, "no space in /var"));
        rows.putHost("db-1", facts, PERL);
        Await.until("both hosts", TIMEOUT, () -> browser.get("/parts/overview")
                .body()
                .contains("data-testid=\"security-hosts\">2<"));
    }

    private int countDone(String since) {
        HttpResponse<String> answer = browser.get("/?since=" + since);
        assertThat(answer.statusCode()).isEqualTo(200);
        Matcher done = DONE.matcher(answer.body());
        assertThat(done.find()).isTrue();
        return Integer.parseInt(done.group(1));
    }

    private String lastVisit() {
        return rows.query("SELECT CAST(last_visit_at AS CHAR) FROM operator_visit")
                .iterator()
                .next()
                .getString(0);
    }

    /** A run that was reported so many hours ago. */
    private void putRun(int hours) {
        rows.putRun("web-1", PERL, Result.DONE, null, "");
        rows.query("UPDATE run SET told_at = UTC_TIMESTAMP(3) - INTERVAL ? HOUR ORDER BY id DESC LIMIT 1", hours);
    }

    /** The sample of the hour that began with the clock's hour so many hours ago. */
    private void putSample(int hours, int done) {
        rows.query(
                "REPLACE INTO fleet_sample VALUES"
                        + " (DATE_FORMAT(UTC_TIMESTAMP() - INTERVAL ? HOUR, '%Y-%m-%d %H:00:00'), 1, 1, 0, 1, ?, 0)",
                hours, done);
    }
}
