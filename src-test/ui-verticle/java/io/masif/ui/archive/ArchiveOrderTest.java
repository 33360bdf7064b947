package io.masif.ui.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.vertx.core.json.JsonArray;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Approvals that have ended are listed by when they did, those that ended together by their numbers. */
class ArchiveOrderTest extends ApiCase {
    private static final Pattern ROW = Pattern.compile("data-approval=\"([0-9]+)\"");
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
    private static final Pattern CHOICE = Pattern.compile("<select id=\"sort\"(.*?)</select>", Pattern.DOTALL);
    private static final Pattern OFFERED = Pattern.compile("<option value=\"([^\"]*)\"");
    private static final Pattern CHOSEN = Pattern.compile("<option value=\"([^\"]*)\" selected>");
    private static final Pattern TAB = Pattern.compile("<a href=\"(/approvals[^\"]*)\"[^>]*>Standing");

    private Browser browser;

    /** 1 to 5 have expired, 6 to 9 are revoked, 10 and 11 are neither. */
    @BeforeEach
    void makeDecisions() {
        insert(1, 3);
        insert(2, 1);
        insert(3, 2);
        insert(4, 2);
        insert(5, 4);
        insertRevoked(6, 8, 1);
        insertRevoked(7, 1, 3);
        insertRevoked(8, 2, 2);
        insertRevoked(9, null, 2);
        insert(10, null);
        insert(11, null);
        browser = ui.logIn();
    }

    @Test
    void thePageShowsTheLatestEventFirst() {
        assertThat(list("?state=expired")).containsExactly(2, 4, 3, 1, 5);
        assertThat(list("?state=revoked")).containsExactly(6, 9, 8, 7);
        assertThat(list("?state=all")).containsExactly(11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
        assertThat(list("?state=expired&sort=created")).containsExactly(1, 2, 3, 4, 5);
        assertThat(list("?state=revoked&sort=-created")).containsExactly(9, 8, 7, 6);
        assertThat(list("?state=revoked&sort=author")).containsExactly(9, 8, 7, 6);
        assertThat(list("?state=revoked&author=test&q=perl")).containsExactly(6, 9, 8, 7);
    }

    @Test
    void theOrderThatIsChosenIsThatOfTheListAndNotOfOthers() {
        assertThat(find(OFFERED, choice("?state=expired"))).startsWith("-ended", "-created");
        assertThat(find(OFFERED, choice("?state=all"))).startsWith("-created").doesNotContain("-ended");
        assertThat(find(CHOSEN, choice("?state=expired"))).isEmpty();
        assertThat(find(CHOSEN, choice("?state=expired&sort=created"))).containsExactly("created");
        assertThat(find(TAB, get("?state=expired&sort=-ended"))).containsExactly("/approvals");
        assertThat(find(TAB, get("?state=expired&sort=created"))).containsExactly("/approvals?sort=created");
        assertThat(find(CHOSEN, choice("?sort=-ended"))).containsExactly("attention");
    }

    @Test
    void theCsvIsInTheOrderOfTheList() {
        List<String> lines =
                List.of(browser.get("/approvals.csv?state=revoked").body().split("\r\n"));
        assertThat(lines.subList(1, lines.size()))
                .extracting(line -> line.substring(0, line.indexOf(',')))
                .containsExactly("6", "9", "8", "7");
    }

    @Test
    void programsReadAllPagesByCursor() {
        for (int limit : List.of(1, 2, 3)) {
            assertThat(readAll("state=expired&sort=-ended&limit=" + limit)).containsExactly(2, 4, 3, 1, 5);
            assertThat(readAll("state=expired&sort=ended&limit=" + limit)).containsExactly(5, 1, 3, 4, 2);
            assertThat(readAll("state=revoked&sort=-ended&limit=" + limit)).containsExactly(6, 9, 8, 7);
            assertThat(readAll("state=revoked&sort=ended&limit=" + limit)).containsExactly(7, 8, 9, 6);
        }
        assertThat(read(api.get("/api/v1/approvals?state=expired"))).containsExactly(5, 4, 3, 2, 1);
    }

    @Test
    void whatEndsMeanwhileIsNotOnThePageAfterACursor() {
        HttpResponse<String> first = api.get("/api/v1/approvals?state=revoked&sort=-ended&limit=2");
        assertThat(read(first)).containsExactly(6, 9);
        insertRevoked(12, null, 0);
        assertThat(read(api.get(findNext(first)))).containsExactly(8, 7);
    }

    @Test
    void onlyWhatHasEndedIsSortedByItsEnd() {
        for (String query : List.of("", "?state=all", "?state=standing")) {
            String sorted = query + (query.isEmpty() ? "?" : "&") + "sort=ended";
            HttpResponse<String> answer = api.get("/api/v1/approvals" + sorted);
            assertThat(answer.statusCode()).as(sorted).isEqualTo(400);
            assertThat(answer.body()).contains("only if state is expired or revoked");
        }
        assertThat(api.get("/api/v1/approvals?state=expired&sort=author").body())
                .contains("or ended or -ended if it is expired or revoked");
    }

    /**
     * @param expired how many days ago; null if never
     * @param revoked how many days ago
     */
    private void insertRevoked(int id, Integer expired, int revoked) {
        insert(id, expired);
        rows.query(
                "INSERT INTO revocation (decision_id, scope, author, created_at)"
                        + " VALUES (?, 'all', 'grace', TIMESTAMP(UTC_DATE()) - INTERVAL ? DAY)",
                id,
                revoked);
        rows.query(
                "INSERT INTO revocation (decision_id, patterns, scope, author, created_at)"
                        + " VALUES (?, '[{\"package\":\"perl\"}]', 'all', 'ada', TIMESTAMP(UTC_DATE()) - INTERVAL 30 DAY)",
                id);
    }

    /**
     * Only the database knows it: no counter is raised.
     *
     * @param expired how many days ago; null if never
     */
    private void insert(int id, Integer expired) {
        rows.query(
                "INSERT INTO decision (id, patterns, scope, author, created_at, expires_at)"
                        + " VALUES (?, '[{\"package\":\"perl\"}]', 'all', 'test', UTC_TIMESTAMP(3),"
                        + " TIMESTAMP(UTC_DATE()) - INTERVAL ? DAY)",
                id,
                expired);
    }

    private String get(String query) {
        HttpResponse<String> answer = browser.get("/approvals" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** The orders that the page offers. */
    private String choice(String query) {
        return find(CHOICE, get(query)).get(0);
    }

    private List<Integer> list(String query) {
        return find(ROW, get(query)).stream().map(Integer::valueOf).toList();
    }

    private static List<String> find(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private List<Integer> readAll(String query) {
        List<Integer> all = new ArrayList<>();
        for (String next = "/api/v1/approvals?" + query; next != null; ) {
            HttpResponse<String> answer = api.get(next);
            all.addAll(read(answer));
            next = findNext(answer);
        }
        return all;
    }

    private static List<Integer> read(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonArray found = new JsonArray(answer.body());
        return IntStream.range(0, found.size())
                .mapToObj(found::getJsonObject)
                .map(each -> each.getInteger("id"))
                .toList();
    }

    private static String findNext(HttpResponse<String> answer) {
        return NEXT.matcher(answer.headers().firstValue("Link").orElse(""))
                .results()
                .findFirst()
                .map(found -> found.group(1))
                .orElse(null);
    }
}
