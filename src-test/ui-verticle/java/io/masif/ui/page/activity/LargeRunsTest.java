package io.masif.ui.page.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.ui.bed.ApiCase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of runs that have more actions together than one statement or one page reads. */
class LargeRunsTest extends ApiCase {
    private static final int RUNS = 200;
    private static final int ACTIONS = 110;
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    @BeforeEach
    void putRuns() {
        rows.putHost(
                "a",
                IntStream.range(0, ACTIONS)
                        .mapToObj(i -> Action.of("p-" + i, "amd64", Kind.UPDATE, "1", "2"))
                        .toArray(Action[]::new));
        awaitPending(ACTIONS);
        rows.query("""
                INSERT INTO run (agent_id, uuid, started_at, ended_at, log, revision)
                SELECT ?, CONCAT(x.id, '-', y.n), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), '', 0
                FROM action x JOIN (SELECT 1 AS n UNION ALL SELECT 2) y LIMIT ?
                """, rows.getHostId("a"), RUNS);
        rows.query("INSERT INTO run_action SELECT r.id, x.id, 'done', NULL FROM run r JOIN action x");
    }

    @Test
    void eachRunOfAPageHasAllItsActions() {
        List<JsonObject> runs = new ArrayList<>();
        for (String page = "/api/v1/runs?limit=1000"; page != null; ) {
            HttpResponse<String> answer = api.get(page);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            new JsonArray(answer.body()).forEach(run -> runs.add((JsonObject) run));
            page = answer.headers()
                    .firstValue("Link")
                    .map(LargeRunsTest::findNext)
                    .orElse(null);
        }
        assertThat(runs).extracting(run -> run.getLong("id")).hasSize(RUNS).doesNotHaveDuplicates();
        assertThat(runs).allSatisfy(run -> assertThat(run.getJsonArray("actions"))
                .extracting(action -> ((JsonObject) action).getString("package"))
                .hasSize(ACTIONS)
                .doesNotHaveDuplicates()
                .isSorted());
    }

    private static String findNext(String link) {
        Matcher next = NEXT.matcher(link);
        assertThat(next.find()).as(link).isTrue();
        return next.group(1);
    }

    @Test
    void eachRunOfAFileHasAllItsActions() {
        assertThat(ui.logIn().get("/runs.csv").body().lines().skip(1))
                .hasSize(RUNS)
                .allSatisfy(line -> assertThat(line.split("update 2", -1)).hasSize(ACTIONS + 1));
    }

    @Test
    void eachRunOfAHostHasAllItsActions() {
        assertThat(ui.logIn().get("/hosts/a/runs.csv").body().lines().skip(1))
                .hasSize(RUNS)
                .allSatisfy(line -> assertThat(line).contains("," + ACTIONS + ",0,"));
    }
}
