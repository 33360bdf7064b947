package io.masif.ui.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Declines that ended are listed in each order, a page at a time, also if there are very many. */
class EndedDeclinesTest extends ApiCase {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    /** Those that are equal in an order are listed with the newest first; those without an end are the last. */
    private static final Map<String, List<Integer>> ORDERS = Map.of(
            "-number", List.of(10, 7, 6, 5, 4, 3, 2, 1),
            "number", List.of(1, 2, 3, 4, 5, 6, 7, 10),
            "author", List.of(6, 3, 1, 10, 5, 2, 7, 4),
            "-author", List.of(7, 4, 10, 5, 2, 6, 3, 1),
            "created", List.of(1, 3, 2, 4, 5, 7, 6, 10),
            "-created", List.of(10, 7, 6, 5, 4, 3, 2, 1),
            "until", List.of(1, 4, 3, 2, 10, 7, 6, 5),
            "-until", List.of(7, 6, 5, 10, 2, 4, 3, 1),
            "hosts", List.of(10, 7, 6, 5, 4, 3, 2, 1),
            "-hosts", List.of(10, 7, 6, 5, 4, 3, 2, 1));

    private Browser browser;

    /** 1 to 4 and 10 are deferrals that have ended, 5 to 7 declines that are revoked; 8 and 9 are in force. */
    @BeforeEach
    void makeDeclines() {
        insert(1, "ada", 10, 3, false);
        insert(2, "Bob", 9, 1, false);
        insert(3, "ada", 9, 2, false);
        insert(4, "cyd", 7, 2, false);
        insert(5, "bob", 6, null, true);
        insert(6, "Ada", 5, null, true);
        insert(7, "cyd", 5, null, true);
        insert(8, "ada", 1, null, false);
        insert(9, "bob", 1, -10, false);
        insert(10, "bob", 3, -10, true);
        browser = ui.logIn();
    }

    @Test
    void programsReadAllPagesInEachOrder() {
        ORDERS.forEach((order, expected) -> {
            for (int limit : List.of(1, 3, 100)) {
                String query = "sort=" + order + "&limit=" + limit;
                assertThat(readAll(query)).as(query).isEqualTo(expected);
                assertThat(readAll("q=perl&" + query)).as("search, " + query).isEqualTo(expected);
            }
        });
    }

    @Test
    void theFileIsInTheOrderOfTheList() {
        ORDERS.forEach((order, expected) -> assertThat(file("&sort=" + order))
                .extracting(each -> Integer.valueOf(each[0]))
                .as(order)
                .isEqualTo(expected));
    }

    @Test
    void filtersAndWordsSelect() {
        assertThat(readAll("kind=deferred")).containsExactly(10, 4, 3, 2, 1);
        assertThat(readAll("kind=declined")).containsExactly(7, 6, 5);
        assertThat(readAll("kind=declined&q=cyd+perl")).containsExactly(7);
        assertThat(readAll("q=absent")).isEmpty();
        assertThat(browser.get("/declines?state=ended&kind=declined").body())
                .contains("href=\"/declines/7\"", "href=\"/declines/5\"")
                .doesNotContain("href=\"/declines/8\"", "href=\"/declines/10\"");
    }

    @Test
    void aPlaceThatSomebodyMadeUpIsSomePage() {
        for (String order : ORDERS.keySet()) {
            for (Object key : new Object[] {"x", -1L, null}) {
                String cursor = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(new JsonArray()
                                .add(order)
                                .add(key)
                                .add(-5L)
                                .encode()
                                .getBytes(StandardCharsets.UTF_8));
                assertThat(api.get("/api/v1/declines?state=ended&sort=" + order + "&cursor=" + cursor)
                                .statusCode())
                        .as(order + " " + key)
                        .isEqualTo(200);
            }
        }
    }

    /** More than are read at once. */
    @Test
    void ofVeryManyNoneIsMissingOrTwice() {
        for (int i = 0; i < 8; i++) {
            rows.query("INSERT INTO decline (patterns, scope, author, created_at, ends_at)"
                    + " SELECT patterns, scope, author, created_at, ends_at FROM decline");
        }
        for (String search : List.of("", "&q=perl")) {
            List<String[]> found = file("&kind=deferred&sort=until" + search);
            assertThat(found)
                    .extracting(each -> each[0])
                    .doesNotHaveDuplicates()
                    .hasSize(1025);
            assertThat(found)
                    .isSortedAccordingTo(Comparator.comparing((String[] each) -> each[7])
                            .thenComparing(each -> -Integer.parseInt(each[0])));
            assertThat(browser.get("/declines?state=ended&kind=deferred&page=11" + search)
                            .body())
                    .containsPattern("1,001–1,025 of 1,025|1001–1025 of 1025");
        }
    }

    /**
     * Only the database knows it: no counter is raised.
     *
     * @param created how many days ago
     * @param ended how many days ago it ended by itself; negative for later, null for never
     */
    private void insert(int id, String author, int created, Integer ended, boolean isRevoked) {
        rows.query(
                "INSERT INTO decline (id, patterns, scope, author, created_at, ends_at)"
                        + " VALUES (?, '[{\"package\":\"perl\"}]', 'all', ?, TIMESTAMP(UTC_DATE()) - INTERVAL ? DAY,"
                        + " TIMESTAMP(UTC_DATE()) - INTERVAL ? DAY)",
                id,
                author,
                created,
                ended);
        if (isRevoked) {
            rows.query(
                    "INSERT INTO decline_revocation (decline_id, scope, author, created_at)"
                            + " VALUES (?, 'all', 'grace', UTC_TIMESTAMP(3) - INTERVAL 1 HOUR)",
                    id);
        }
    }

    /** The fields of the lines but the first one. */
    private List<String[]> file(String parameters) {
        return browser.get("/declines.csv?state=ended" + parameters)
                .body()
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    private List<Integer> readAll(String query) {
        List<Integer> all = new ArrayList<>();
        for (String next = "/api/v1/declines?state=ended&" + query; next != null; ) {
            HttpResponse<String> answer = api.get(next);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            new JsonArray(answer.body()).forEach(each -> all.add(((JsonObject) each).getInteger("id")));
            next = NEXT.matcher(answer.headers().firstValue("Link").orElse(""))
                    .results()
                    .findFirst()
                    .map(found -> found.group(1))
                    .orElse(null);
        }
        return all;
    }
}
