package io.masif.ui.page.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of the history, and its files. */
class ActivityPagesTest extends ApiCase {
    private static final String STRANGE = "a/b?c#d%";

    private Browser browser;

    @BeforeEach
    void logIn() {
        browser = ui.logIn();
    }

    @Test
    void whatOperatorsAndHostsDidIsShownInSentencesWithLinks() {
        rows.putHost("web", PERL);
        awaitPending(1);
        assertThat(approve("perl", "update", "5.36", null).statusCode()).isEqualTo(201);
        putEvent(STRANGE, "run-ended", "{\"host\":\"a/b?c#d%\",\"run\":\"1\",\"done\":3,\"failed\":1,\"skipped\":0}");
        putEvent("someone", "of-a-newer-master", "no JSON");
        putEvent("alice", "declined", "{\"decline\":7,\"actions\":[{\"package\":\"perl\"}],\"action_count\":1}");
        String page = browser.get("/activity").body();
        long approval = approvals().getJsonObject(0).getLong("id");
        assertThat(page)
                .contains("approved: Update perl 5.36, for all hosts", "href=\"/approvals/" + approval + "\"")
                .contains(
                        "href=\"/declines/7\"",
                        "href=\"/hosts/a%2Fb%3Fc%23d%25\"",
                        "ended a run: 3 done, 1 failed, 0 skipped")
                .contains("caused an event of kind of-a-newer-master", "logged in from 127.0.0.1");
        assertThat(page.indexOf("of-a-newer-master")).isLessThan(page.indexOf("approved: Update"));
    }

    @Test
    void eventsAreFoundByOperatorHostPackageKindAndDay() {
        putEvent("web", "host-joined", "{\"host\":\"web\"}");
        putEvent("admin", "host-joined", "{\"host\":\"admin\"}");
        putEvent("alice", "approved", "{\"approval\":7,\"actions\":[{\"package\":\"perl\"}],\"action_count\":1}");
        putEvent("alice", "revoked", "{\"approval\":7,\"actions\":null}");
        putEvent("alice", "hosts-removed", "{\"hosts\":[\"web\"],\"host_count\":1}");
        rows.query("UPDATE event SET happened_at = '2020-02-03 04:05:06' WHERE kind = 'revoked'");
        assertThat(kinds("?operator=alice")).containsExactly("hosts-removed", "approved", "revoked");
        assertThat(kinds("?operator=admin")).doesNotContain("host-joined").contains("login");
        assertThat(kinds("?host=web")).containsExactly("hosts-removed", "host-joined");
        assertThat(kinds("?host=admin")).containsExactly("host-joined");
        assertThat(kinds("?package=perl")).containsExactly("approved");
        assertThat(kinds("?package=erl")).containsExactly("approved");
        assertThat(kinds("?package=p*l")).containsExactly("approved");
        assertThat(kinds("?package=erl*")).isEmpty();
        assertThat(kinds("?package=per_")).isEmpty();
        assertThat(kinds("?kind=revoked")).containsExactly("revoked");
        assertThat(kinds("?from=2020-02-03&to=2020-02-03")).containsExactly("revoked");
        assertThat(kinds("?operator=alice&to=2020-02-04")).containsExactly("revoked");
        assertThat(browser.get("/activity?package=none").body()).contains("No event matches.");
    }

    @Test
    void pagesFollowEachOtherAlsoWithinOneMoment() {
        for (int i = 0; i < 3; i++) {
            rows.query("INSERT INTO event (happened_at, actor, kind, detail) SELECT '2020-02-03 04:05:06.007', 'web',"
                    + " 'run-ended', '{}' FROM information_schema.columns LIMIT 70");
        }
        String page = browser.get("/activity?host=web").body();
        int shown = count(page);
        int pages = 1;
        for (String next = olderLink(page); next != null; next = olderLink(page)) {
            page = browser.get(next).body();
            shown += count(page);
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(shown).isEqualTo(210);
    }

    @Test
    void filesHaveAllThatMatches() {
        rows.query("INSERT INTO event (happened_at, actor, kind, detail) SELECT UTC_TIMESTAMP(3), 'web',"
                + " 'run-ended', '{\"done\":1}' FROM information_schema.columns LIMIT 1200");
        putEvent("=1+1, \"x\"", "approved", "{\"approval\":7}");
        HttpResponse<String> csv = browser.get("/activity.csv?kind=approved");
        assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("\"activity-20");
        assertThat(csv.body().lines().toList()).hasSize(2).first().isEqualTo("at,actor,kind,host,approval,detail");
        assertThat(csv.body()).contains(",\"'=1+1, \"\"x\"\"\",approved,,7,\"{\"\"approval\"\":7}\"");
        List<String> lines =
                browser.get("/activity.jsonl?host=web").body().lines().toList();
        assertThat(lines).hasSize(1200);
        assertThat(new JsonObject(lines.get(0)).getJsonObject("detail")).isEqualTo(new JsonObject("{\"done\":1}"));
        assertThat(browser.get("/activity.csv?kind=declined").body())
                .isEqualTo("at,actor,kind,host,approval,detail\r\n");
    }

    @Test
    void theDetailsOfAnEventAreShownOnDemand() {
        putEvent("web", "run-ended", "{\"run\":\"<b>\"}");
        long id = eventId("run-ended");
        assertThat(browser.get("/activity/" + id).body()).contains("&lt;b&gt;", "ended a run");
        assertThat(browser.get("/parts/activity/" + id).body())
                .contains("&lt;b&gt;")
                .doesNotContain("<html");
        putEvent(
                "alice",
                "approved",
                "{\"approval\":7,\"actions\":[{\"package\":\"perl\"}],\"hosts\":12345,\"scope\":\"all\",\"comment\":null,"
                        + "\"of-a-newer-part\":\"x\"}");
        assertThat(browser.get("/parts/activity/" + eventId("approved")).body())
                .contains("<a href=\"/approvals/7\">7</a>", ">Anything with perl<", ">12,345<", ">all hosts<")
                .contains("<dt>of-a-newer-part</dt>")
                .doesNotContain("Comment", "{");
        assertThat(browser.get("/activity/999999").statusCode()).isEqualTo(404);
        assertThat(browser.get("/activity/x").statusCode()).isEqualTo(404);
    }

    @Test
    void badParametersAreRefusedWithASentence() {
        assertRefused("?from=2020-02-30", "from must be a day such as");
        assertRefused("?from=2020-02-03&to=2020-02-02", "from must not be after to");
        assertRefused("?kind=x", "kind must be one of approved");
        assertRefused("?before=x", "before must be as a link");
        assertRefused("?opreator=x", "did you mean");
    }

    private void assertRefused(String query, String sentence) {
        HttpResponse<String> answer = browser.get("/activity" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(sentence);
    }

    private List<String> kinds(String query) {
        return Pattern.compile("data-event=\"([a-z-]+)\"")
                .matcher(browser.get("/activity" + query).body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static int count(String page) {
        return page.split("data-event=", -1).length - 1;
    }

    private static String olderLink(String page) {
        Matcher link = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(page);
        return link.find() ? link.group(1).replace("&amp;", "&") : null;
    }

    private long eventId(String kind) {
        return rows.query("SELECT MAX(id) FROM event WHERE kind = ?", kind)
                .iterator()
                .next()
                .getLong(0);
    }

    private void putEvent(String actor, String kind, String detail) {
        rows.query(
                "INSERT INTO event (happened_at, actor, kind, detail) VALUES (UTC_TIMESTAMP(3), ?, ?, ?)",
                actor,
                kind,
                detail);
    }
}
