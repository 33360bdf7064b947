package io.masif.ui.page.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page of a host, its plan, and its runs. */
class HostPageTest extends ApiCase {
    @Test
    void eachActionIsShownWithItsDecision() {
        rows.putHost("a", PERL, BAR);
        rows.putHost("b", PERL, BAR);
        awaitPending(2);
        approve("bar", "update", "1.1", null);
        rows.putRun("a", BAR, Result.FAILED, "exit status 3", "the output");
        awaitApproval("failed", 1);
        Browser browser = ui.logIn();
        String page = browser.get("/hosts/a").body();
        assertThat(page)
                .contains(
                        "awaits approval",
                        "approved",
                        "by api,",
                        "failed last time",
                        "exit status 3",
                        "same plan on 2 hosts",
                        "Approve everything pending (1)",
                        "/packages/perl");
        assertThat(page).containsOnlyOnce(">Failed</a>");
        assertThat(browser.get("/hosts/a/plan?decision=approved").body())
                .contains("/packages/bar")
                .doesNotContain("/packages/perl");
        assertThat(browser.get("/hosts/a/plan?q=perl").body())
                .contains("/packages/perl")
                .doesNotContain("/packages/bar");
        assertThat(browser.get("/hosts/a/plan.csv").body().lines())
                .containsExactly(
                        "package,action,from,to,security,decision",
                        "bar,update,1.0,1.1,false,approved",
                        "perl,update,5.24,5.36,true,pending");
        assertThat(browser.get("/hosts/nobody/plan").statusCode()).isEqualTo(404);
    }

    @Test
    void theEndOfTheCertificateIsShownAndWarnedAboutIfItIsNear() {
        rows.putHost("far", PERL);
        rows.putHost("near", PERL);
        rows.putHost("ended", PERL);
        rows.setCertificateEnds("far", 300);
        rows.setCertificateEnds("near", 5);
        rows.setCertificateEnds("ended", -3);
        Browser browser = ui.logIn();
        Await.until("the last of them", TIMEOUT, () -> browser.get("/hosts/ended")
                .body()
                .contains("This host’s certificate ended 2 days ago"));
        assertThat(browser.get("/hosts/far").body()).contains("in 300 days").doesNotContain("This host’s certificate");
        assertThat(browser.get("/hosts/near").body())
                .contains("This host’s certificate ends in 5 days", "/hosts?state=certificate-ends");
        String ends = rows.query(
                        "SELECT CONCAT(REPLACE(certificate_ends, ' ', 'T'), 'Z') FROM agent WHERE name = 'near'")
                .iterator()
                .next()
                .getString(0);
        assertThat(new JsonObject(api.get("/api/v1/hosts/near").body()).getString("certificate_ends"))
                .isEqualTo(ends);
        assertThat(api.get("/api/v1/hosts").body()).contains("\"certificate_ends\":\"" + ends + "\"");
    }

    @Test
    void aLongPlanHasPages() {
        Action[] actions = IntStream.range(0, 150)
                .mapToObj(i -> Action.of("p%03d".formatted(i), "amd64", Kind.UPDATE, "1", "2"))
                .toArray(Action[]::new);
        rows.putHost("a", actions);
        awaitPending(150);
        Browser browser = ui.logIn();
        assertThat(browser.get("/hosts/a").body())
                .contains("All 150 actions", "p099")
                .doesNotContain("p100");
        assertThat(browser.get("/hosts/a/plan?page=2").body())
                .contains("p100", "p149", "101–150 of 150")
                .doesNotContain("p099");
    }

    @Test
    void aRunHasAPageAndItsWholeOutputAsAText() {
        String output = "line of apt ä\n".repeat(30_000) + "the end";
        rows.putHost("a/b?c#d%", PERL);
        rows.putRun("a/b?c#d%", PERL, Result.FAILED, "exit status 3", output);
        awaitPending(1);
        long run = rows.query("SELECT id FROM run").iterator().next().getLong(0);
        String link = "/hosts/a%2Fb%3Fc%23d%25/runs";
        Browser browser = ui.logIn();
        assertThat(browser.get("/hosts/a%2Fb%3Fc%23d%25").body()).contains(link + "/" + run, "1 failed");
        assertThat(browser.get(link).body()).contains(link + "/" + run, "exit status 3");
        assertThat(browser.get(link + ".csv").body()).contains("exit status 3");
        String page = browser.get(link + "/" + run).body();
        assertThat(page).contains("the end", "exit status 3", "the text has all of it", link + "/" + run + ".txt");
        assertThat(page.length()).isLessThan(100_000);
        var text = browser.get(link + "/" + run + ".txt");
        assertThat(text.body()).isEqualTo(output);
        assertThat(text.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(browser.get(link + "/99").statusCode()).isEqualTo(404);
        assertThat(browser.get(link + "/x").statusCode()).isEqualTo(404);
        assertThat(browser.get("/hosts/other/runs/" + run).statusCode()).isEqualTo(404);
    }

    @Test
    void theActionsOfARunThatFailedComeFirst() {
        rows.putHost("a", PERL, BAR);
        rows.putRun("a", BAR, Result.DONE, null, "");
        rows.putRun("a", PERL, Result.FAILED, "exit status 3", "");
        rows.query("UPDATE run_action SET run_id = (SELECT MIN(id) FROM run)");
        awaitPending(2);
        long run = rows.query("SELECT MIN(id) FROM run").iterator().next().getLong(0);
        assertThat(ui.logIn().get("/hosts/a/runs/" + run).body())
                .containsSubsequence("href=\"/packages/perl\"", "exit status 3", "href=\"/packages/bar\"");
    }

    @Test
    void allRunsAreInTheFileOnce() {
        rows.putHost("a", PERL);
        for (int i = 0; i < 120; i++) {
            rows.putRun("a", PERL, Result.FAILED, "failure " + i, "");
        }
        awaitPending(1);
        assertThat(ui.logIn().get("/hosts/a/runs.csv").body().lines().skip(1))
                .extracting(line -> line.substring(line.lastIndexOf(',') + 1))
                .containsExactlyElementsOf(IntStream.range(0, 120)
                        .mapToObj(i -> "failure " + (119 - i))
                        .toList());
    }

    @Test
    void thePageOfARunIsLoadedAgainWhileItGoesOn() {
        rows.putHost("a", PERL);
        rows.putRun("a", PERL, Result.RUNNING, null, "Unpacking perl");
        rows.setProgress("a", 40, "Unpacking perl", "Unpacking perl");
        awaitPending(1);
        long run = rows.query("SELECT id FROM run").iterator().next().getLong(0);
        Browser browser = ui.logIn();
        String path = "/hosts/a/runs/" + run;
        assertThat(browser.get(path).body())
                .contains("40 %", "hx-get=\"/parts" + path + "\"", "hx-get=\"/parts/live/a?run=" + run + "\"")
                .doesNotContain("class=\"output\"");
        assertThat(browser.get("/parts/live/a?run=" + run).body()).contains("40 %");
        assertThat(browser.get("/parts/live/a?run=" + (run + 1)).body()).doesNotContain("40 %");
        rows.query("UPDATE run SET ended_at = UTC_TIMESTAMP(3)");
        assertThat(browser.get("/parts/live/a?run=" + run).body()).doesNotContain("40 %");
        assertThat(browser.get("/parts" + path).body())
                .contains("<pre class=\"output\" tabindex=\"0\">Unpacking perl</pre>")
                .doesNotContain("<html");
        assertThat(browser.get(path).body()).doesNotContain("/parts/live/a", "/parts" + path);
    }

    @Test
    void thePlanAndTheRunsOfAHostAreLoadedAgainAsTheyAreFiltered() {
        rows.putHost("a b", PERL, BAR);
        rows.putRun("a b", BAR, Result.FAILED, "exit status 3", "");
        awaitPending(2);
        Browser browser = ui.logIn();
        for (String list : List.of("/hosts/a%20b/plan?q=perl", "/hosts/a%20b/runs?q=nothing")) {
            assertThat(browser.get(list).body()).contains("hx-get=\"/parts" + list + "\"");
            assertThat(browser.get("/parts" + list).body())
                    .doesNotContain("<html", "/packages/bar", "exit status 3")
                    .contains("class=\"pages\"");
        }
        assertThat(browser.get("/parts/hosts/a%20b/runs").body()).contains("exit status 3");
    }

    @Test
    void aCurrentRunIsShownAsItGoesOn() {
        rows.putHost("a", PERL);
        rows.putRun("a", PERL, Result.RUNNING, null, "Unpacking perl");
        rows.setProgress("a", 40, "Unpacking perl", "Unpacking perl");
        awaitPending(1);
        Browser browser = ui.logIn();
        assertThat(browser.get("/hosts/a").body()).contains("Running now", "40 %", "Unpacking perl");
        assertThat(browser.withHeader("Accept-Language", "de").get("/hosts/a").body())
                .contains("perl wird entpackt");
        Await.until("running", TIMEOUT, () -> browser.get("/parts/hosts?state=running")
                .body()
                .contains("<td class=\"state\"><span class=\"dot state-running\">"));
    }
}
