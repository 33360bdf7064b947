package io.masif.ui.page.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That a host was seen again has no revision: lists that compare these moments have them as the database has them. */
class HostOrderTest extends ApiCase {
    private static final Pattern ROW = Pattern.compile("<tr data-host=\"([^\"]*)\"");

    private Browser browser;

    @BeforeEach
    void seeHosts() {
        rows.putHost("a", PERL);
        rows.putHost("b", PERL);
        rows.putHost("c", PERL);
        awaitPending(1);
        setSeen("a", 3);
        setSeen("b", 30);
        setSeen("c", 11);
        browser = ui.logIn();
    }

    private void setSeen(String host, int days) {
        rows.query("UPDATE agent SET last_seen = UTC_TIMESTAMP(3) - INTERVAL ? DAY WHERE name = ?", days, host);
    }

    private List<String> hosts(String path) {
        return ROW.matcher(browser.get(path).body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void hostsAreSortedByTheMomentsThatTheyShow() {
        assertThat(hosts("/hosts?sort=last-seen")).containsExactly("b", "c", "a");
        assertThat(browser.get("/hosts?sort=last-seen").body())
                .containsSubsequence("30 days ago", "11 days ago", "3 days ago");
        assertThat(hosts("/hosts?sort=-last-seen")).containsExactly("a", "c", "b");
        assertThat(browser.get("/hosts.csv?sort=last-seen").body().lines().skip(1))
                .extracting(line -> line.substring(0, 1))
                .containsExactly("b", "c", "a");
    }

    @Test
    void soAreThoseOfPrograms() {
        assertThat(new JsonArray(api.get("/api/v1/hosts?sort=last-seen").body()))
                .extracting(host -> ((JsonObject) host).getString("name"))
                .containsExactly("b", "c", "a");
    }

    @Test
    void hostsAreFoundByForHowLongTheyWereNotSeen() {
        assertThat(hosts("/hosts?silent=7d")).containsExactly("b", "c");
    }
}
