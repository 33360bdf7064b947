package io.masif.ui.page.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done with many hosts at once. */
class HostBulkTest extends ApiCase {
    private Browser browser;
    private String csrf;

    @BeforeEach
    void putHosts() {
        rows.putHost("a", PERL, BAR);
        rows.putHost("b", BAR);
        rows.putHost("c", OLD);
        awaitPending(3);
        browser = ui.logIn();
        csrf = browser.csrf();
    }

    @Test
    void whatIsPendingOnTickedHostsIsConfirmedAndApproved() {
        String dialog = browser.postForm("/hosts/approve", "csrf", csrf, "host", "a", "host", "b")
                .body();
        assertThat(hidden(dialog, "host")).containsExactly("a", "b");
        assertThat(hidden(dialog, "action"))
                .containsExactly("[\"bar\",\"update\",\"1.1\"]", "[\"perl\",\"update\",\"5.36\"]");
        assertThat(hidden(dialog, "for")).containsExactly("only");
        assertThat(approvals()).isEmpty();
    }

    @Test
    void allThatMatchAreChosenByTheFilters() {
        String dialog = browser.postForm(
                        "/hosts/approve", "csrf", csrf, "all", "yes", "query", "?package=bar&sort=-name")
                .body();
        assertThat(dialog).contains("on 2 hosts?");
        assertThat(hidden(dialog, "listed")).containsExactly("?package=bar&amp;sort=-name");
        assertThat(hidden(dialog, "host")).isEmpty();
        assertThat(browser.postForm("/hosts/approve", "csrf", csrf).body()).contains("No host is ticked.");
        assertThat(browser.postForm("/hosts/approve", "csrf", csrf, "host", "nobody")
                        .statusCode())
                .isEqualTo(400);
        rows.putHost("c");
        awaitPending(2);
        assertThat(browser.postForm("/hosts/approve", "csrf", csrf, "host", "c").body())
                .contains("Nothing is pending on these hosts.");
    }

    @Test
    void aFilterThatIsMisspeltChoosesNoHosts() {
        assertThat(browser.postForm("/hosts/remove", "csrf", csrf, "all", "yes").body())
                .contains("query is missing");
        assertThat(browser.postForm("/hosts/remove", "csrf", csrf, "all", "yes", "query", "?packages=bar")
                        .body())
                .contains("query has the unknown parameter");
        assertThat(browser.postForm("/hosts/remove", "csrf", csrf, "all", "yes", "query", "?package=%zz")
                        .body())
                .contains("query must be the query of a list");
    }

    @Test
    void removingIsConfirmedAndKeepsNumberAndHistory() {
        int id = rows.getHostId("a");
        rows.putRun("a", PERL, Result.DONE, null, "the output");
        String dialog =
                browser.postForm("/hosts/remove", "csrf", csrf, "host", "a").body();
        assertThat(dialog).contains("Remove 1 host?", "comes back by itself");
        assertThat(rows.countRows("agent")).isEqualTo(3);
        assertThat(browser.postForm("/hosts/remove", "csrf", csrf, "host", "a", "sure", "yes")
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser.get("/hosts/a").body()).contains("Removed by admin, ", "href=\"/activity?host=a\"");
        assertThat(browser.get("/parts/hosts/a").headers().firstValue("HX-Refresh"))
                .contains("true");
        assertThat(browser.get("/hosts/never-there").statusCode()).isEqualTo(404);
        assertThat(browser.get("/parts/hosts/never-there").statusCode()).isEqualTo(404);
        assertThat(rows.countRows("agent")).isEqualTo(2);
        assertThat(rows.countRows("run")).isZero();
        assertThat(rows.countRows("run_action")).isZero();
        assertThat(rows.query("SELECT id FROM former_host WHERE name = 'a'")
                        .iterator()
                        .next()
                        .getInteger(0))
                .isEqualTo(id);
        var event = rows.query("SELECT actor, detail FROM event WHERE kind = 'hosts-removed'")
                .iterator()
                .next();
        assertThat(event.getString(0)).isEqualTo("admin");
        assertThat(new JsonObject(event.getString(1)).getJsonArray("hosts")).containsExactly("a");
        rows.putHost("a", PERL);
        Await.until("back", TIMEOUT, () -> browser.get("/hosts/a").statusCode() == 200);
    }

    @Test
    void manyHostsAreRemovedAtOnce() {
        rows.putHosts(120, PERL);
        Await.until("all", TIMEOUT, () -> pendingHosts() >= 121);
        browser.postForm("/hosts/remove", "csrf", csrf, "all", "yes", "query", "?q=host-", "sure", "yes");
        assertThat(rows.countRows("agent")).isEqualTo(3);
        assertThat(rows.query("SELECT SUM(JSON_VALUE(detail, '$.host_count')) FROM event WHERE kind = 'hosts-removed'")
                        .iterator()
                        .next()
                        .getInteger(0))
                .isEqualTo(120);
    }

    @Test
    void allThatMatchAreMoreThanCanBeNamed() {
        rows.putHosts(6000, PERL);
        Await.until("all", TIMEOUT, () -> pendingHosts() >= 6001);
        String[] all = {"csrf", csrf, "all", "yes", "query", "?q=host-"};
        String question = browser.postForm("/hosts/approve", all).body();
        assertThat(question).contains("Approve 1 action on 6,000 hosts?").hasSizeLessThan(50_000);
        List<String> fields = new ArrayList<>(List.of("csrf", csrf, "for", "only", "decision", "approve"));
        for (String name : List.of("action", "listed", "key", "content", "seen")) {
            fields.addAll(List.of(name, hidden(question, name).get(0)));
        }
        assertThat(browser.postForm("/approve", fields.toArray(String[]::new)).statusCode())
                .isEqualTo(303);
        awaitApproval("waiting", 6000);
        assertThat(pendingHosts()).isEqualTo(1);

        assertThat(browser.postForm("/hosts/remove", all).body())
                .contains("Remove 6,000 hosts?")
                .hasSizeLessThan(50_000);
        String[] confirmed = {"csrf", csrf, "all", "yes", "query", "?q=host-", "sure", "yes", "count", "5999"};
        assertThat(browser.postForm("/hosts/remove", confirmed).body()).contains("Remove 6,000 hosts?");
        assertThat(rows.countRows("agent")).isEqualTo(6003);
    }

    private int pendingHosts() {
        return pending().stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.getString("package").equals("perl"))
                .mapToInt(each -> each.getInteger("hosts"))
                .sum();
    }

    private static List<String> hidden(String dialog, String name) {
        return Pattern.compile("type=\"hidden\" name=\"" + name + "\" value=\"([^\"]*)\"")
                .matcher(dialog)
                .results()
                .map(found -> found.group(1).replace("&#34;", "\"").replace("&quot;", "\""))
                .toList();
    }
}
