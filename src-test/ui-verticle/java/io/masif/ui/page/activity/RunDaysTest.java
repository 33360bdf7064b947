package io.masif.ui.page.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs are found by the days on which they were reported. */
class RunDaysTest extends ApiCase {
    private Browser browser;
    private LocalDate today;

    @BeforeEach
    void putRuns() {
        for (String host : List.of("recent", "older", "oldest")) {
            rows.putHost(host, PERL);
            rows.putRun(host, PERL, host.equals("older") ? Result.FAILED : Result.DONE, null, "");
        }
        today = LocalDate.parse(
                rows.query("SELECT CAST(UTC_DATE() AS CHAR)").iterator().next().getString(0));
        moveRun("older", 3);
        moveRun("oldest", 40);
        awaitPending(1);
        browser = ui.logIn();
    }

    /** To noon of that day, so that it is in it at whatever time the test runs. */
    private void moveRun(String host, int days) {
        rows.query(
                "UPDATE run SET told_at = UTC_DATE() - INTERVAL ? DAY + INTERVAL 12 HOUR WHERE agent_id = ?",
                days,
                rows.getHostId(host));
    }

    @Test
    void daysAreAPeriodOfThePageAndOfItsFile() {
        assertThat(hosts("from=" + today.minusDays(4) + "&to=" + today.minusDays(2)))
                .containsExactly("older");
        assertThat(hosts("to=" + today.minusDays(3))).containsExactlyInAnyOrder("older", "oldest");
        assertThat(hosts("from=" + today.minusDays(3))).containsExactlyInAnyOrder("recent", "older");
        assertThat(hosts("to=" + today.minusDays(2) + "&outcome=done")).containsExactly("oldest");
        assertThat(hosts("to=" + today.minusDays(50))).isEmpty();
        assertThat(browser.get("/runs.csv?to=" + today.minusDays(20))
                        .body()
                        .lines()
                        .skip(1))
                .singleElement()
                .asString()
                .startsWith("oldest,");
        String page = browser.get("/runs?from=" + today.minusDays(4) + "&to=" + today.minusDays(2))
                .body();
        assertThat(page)
                .contains("name=\"from\" value=\"" + today.minusDays(4) + "\"")
                .contains("name=\"to\" value=\"" + today.minusDays(2) + "\"")
                .contains("/parts/runs?from=" + today.minusDays(4) + "&amp;to=" + today.minusDays(2))
                .doesNotContain("data-testid=\"executed\"", "data-live=\"runs\"");
        assertThat(browser.get("/runs?to=" + today).body()).contains("data-live=\"runs\"");
        assertThat(browser.get("/runs?from=2026-02-30").statusCode()).isEqualTo(400);
        assertThat(browser.get("/runs?from=2026-02-03&to=2026-02-02").statusCode())
                .isEqualTo(400);
    }

    @Test
    void programsNameTheMomentsBetweenWhichRunsWereReported() {
        String since = "since=" + today.minusDays(4).atStartOfDay().toInstant(ZoneOffset.UTC);
        String until = "until=" + today.minusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC);
        assertThat(reported(since + "&" + until)).containsExactly("older");
        assertThat(reported(until)).containsExactlyInAnyOrder("older", "oldest");
        assertThat(reported(until + "&package=perl&outcome=done")).containsExactly("oldest");
        assertThat(api.get("/api/v1/runs?until=yesterday").statusCode()).isEqualTo(400);
    }

    @Test
    void theDaysOfThePlotLeadToTheirRuns() {
        rows.query(
                "REPLACE INTO fleet_sample VALUES (?, 3, 3, 0, 1, 2, 1)",
                today.minusDays(3).atTime(12, 0));
        String link = "/runs?from=" + today.minusDays(3) + "&amp;outcome=failed&amp;to=" + today.minusDays(3);
        assertThat(browser.get("/").body()).contains("<a href=\"" + link + "\">1</a>");
        assertThat(hosts(link.substring("/runs?".length()).replace("&amp;", "&")))
                .containsExactly("older");
    }

    private List<String> hosts(String query) {
        return Pattern.compile("<td class=\"name\"><a href=\"/hosts/([a-z]+)\"")
                .matcher(browser.get("/runs?" + query).body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private List<String> reported(String query) {
        return new JsonArray(api.get("/api/v1/runs?" + query).body())
                .stream().map(run -> ((JsonObject) run).getString("host")).toList();
    }
}
