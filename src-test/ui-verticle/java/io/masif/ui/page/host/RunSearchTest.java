package io.masif.ui.page.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.Futures;
import io.masif.ui.store.run.FoundRuns;
import io.masif.ui.store.run.RunSearch;
import io.masif.ui.store.run.RunSearchStore;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The runs of a host are searched by package, outcome, and words of outputs and messages. */
class RunSearchTest extends ApiCase {
    private static final Pattern ROW = Pattern.compile("<tr id=\"run-([0-9]+)\"");

    private Browser browser;
    private List<Long> runs;

    @BeforeEach
    void putRuns() {
        rows.putHost("a", PERL, BAR);
        rows.putHost("b", PERL);
        rows.putRun("a", PERL, Result.DONE, null, "Setting up perl (5.36)");
        rows.putRun("a", BAR, Result.FAILED, "the Sensor is 100% away", "Setting up bar");
        rows.putRun("a", BAR, Result.DONE, null, "Setting up bar\ncannot reach the sensor_1 at first");
        rows.putRun("b", BAR, Result.FAILED, "no sensor", "");
        awaitPending(2);
        browser = ui.logIn();
        runs = ids("SELECT id FROM run ORDER BY id");
    }

    @Test
    void byPackageOutcomeAndWordsWhateverTheirCase() {
        assertThat(find("")).containsExactly(runs.get(2), runs.get(1), runs.get(0));
        assertThat(find("?package=bar")).containsExactly(runs.get(2), runs.get(1));
        assertThat(find("?outcome=done")).containsExactly(runs.get(2), runs.get(0));
        assertThat(find("?package=bar&outcome=failed")).containsExactly(runs.get(1));
        assertThat(find("?package=perl&outcome=failed")).isEmpty();
        assertThat(find("?q=sensor")).containsExactly(runs.get(2), runs.get(1));
        assertThat(find("?q=setting+SENSOR&outcome=failed")).containsExactly(runs.get(1));
        assertThat(find("?q=100%25")).containsExactly(runs.get(1));
        assertThat(find("?q=sensor_")).containsExactly(runs.get(2));
        assertThat(find("?q=absent")).isEmpty();
        assertThat(browser.get("/hosts/a/runs?q=absent").body()).contains("No run matches.", "3 in all");
    }

    @Test
    void theAddressHasTheSearchAndEachOutputIsAText() {
        String page = browser.get("/hosts/a/runs?package=bar&q=sensor").body();
        assertThat(page)
                .contains(
                        "value=\"sensor\"",
                        "value=\"bar\"",
                        "/hosts/a/runs.csv?package=bar&amp;q=sensor",
                        "/hosts/a/runs/" + runs.get(1) + ".txt");
        assertThat(browser.get("/hosts/a/runs.csv?outcome=failed&q=sensor")
                        .body()
                        .lines()
                        .toList())
                .hasSize(2)
                .last()
                .asString()
                .contains("the Sensor is 100% away");
        assertThat(browser.get("/hosts/a").body()).contains("action=\"/hosts/a/runs\"");
        assertThat(browser.get("/hosts/a/runs?outcome=broken").body())
                .contains("outcome must be one of running, done, failed, skipped");
        assertThat(browser.get("/hosts/a/runs?q=a+b+c+d+e+f").body()).contains("up to 5 words");
    }

    @Test
    void onlyTheLatestOfManyRunsAreSearched() {
        IntStream.range(0, 250).forEach(i -> rows.putRun("a", PERL, Result.DONE, null, "run " + i));
        RunSearch search = new RunSearch("", "done", List.of("run"));
        FoundRuns some = Futures.await(new RunSearchStore(ui.pool(), 200).find("a", search));
        assertThat(some.ids()).hasSize(200).isEqualTo(ids("SELECT id FROM run ORDER BY id DESC LIMIT 200"));
        assertThat(some.searchedSince()).isNotNull();
        FoundRuns all = Futures.await(new RunSearchStore(ui.pool(), 1000).find("a", search));
        assertThat(all.ids()).hasSize(250);
        assertThat(all.searchedSince()).isNull();
        assertThat(find("?q=run&page=3")).hasSize(50);
    }

    private List<Long> find(String query) {
        return ROW.matcher(browser.get("/hosts/a/runs" + query).body())
                .results()
                .map(match -> Long.parseLong(match.group(1)))
                .toList();
    }

    private List<Long> ids(String sql) {
        return rows.query(sql).stream().map((Row row) -> row.getLong("id")).toList();
    }
}
