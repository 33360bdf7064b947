package io.masif.ui.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.GroupRows;
import io.masif.ui.bed.OperatorCase;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs add and remove windows and freezes, and read when approvals are handed out. */
class WindowsApiTest extends OperatorCase {
    private static final String WINDOWS = "/api/v1/windows";
    private static final String FREEZES = "/api/v1/freezes";
    private static final String FUTURE =
            "{\"group\":\"servers\",\"until\":\"2099-01-01T00:00:00Z\",\"reason\":\"audit\"}";

    private Browser program;

    @BeforeEach
    void putHosts() {
        program = ui.browser().withBasicAuthentication("admin", RunningUi.PASSWORD);
        rows.putHost("a", PERL);
        rows.putHost("b", PERL);
        awaitPending(1);
        new GroupRows(ui).addByHand("servers", "a");
        Await.until("a member", TIMEOUT, () -> rows.countRows("host_group WHERE LENGTH(members) > 8") == 1);
    }

    @Test
    void aHostOfAGroupWithWindowsSaysWhenTheNextOneOpens() {
        assertThat(delivery("a").getString("state")).isEqualTo("unrestricted");
        JsonObject added = created(program.post(WINDOWS, window("FREQ=WEEKLY;BYDAY=TU", "02:00", 240, "2098-01-01")));
        assertThat(added.getString("group")).isEqualTo("servers");
        assertThat(added.getString("opens")).isEqualTo("2098-01-07T01:00:00Z");
        assertThat(added.getString("closes")).isEqualTo("2098-01-07T05:00:00Z");
        assertThat(added.getBoolean("open")).isFalse();
        assertThat(array(program.get(WINDOWS))).containsExactly(added);
        JsonObject delivery = delivery("a");
        assertThat(delivery.getString("state")).isEqualTo("outside_window");
        assertThat(delivery.getString("opens")).isEqualTo("2098-01-07T01:00:00Z");
        assertThat(delivery.getString("closes")).isEqualTo("2098-01-07T05:00:00Z");
        assertThat(delivery.getString("zone")).isEqualTo("Europe/Berlin");
        assertThat(delivery("b").getString("state")).isEqualTo("unrestricted");

        assertThat(program.delete(WINDOWS + "/" + added.getLong("id")).statusCode())
                .isEqualTo(204);
        assertThat(delivery("a").getString("state")).isEqualTo("unrestricted");
        assertThat(array(program.get(WINDOWS))).isEmpty();
        assertThat(program.delete(WINDOWS + "/" + added.getLong("id")).statusCode())
                .isEqualTo(404);
        assertThat(history("window-added")).singleElement().asString().contains("admin", "servers", "FREQ=WEEKLY");
        assertThat(history("window-removed")).hasSize(1);
    }

    @Test
    void listsHavePages() {
        for (String day : List.of("MO", "TU")) {
            created(program.post(WINDOWS, window("FREQ=WEEKLY;BYDAY=" + day, "02:00", 240, "2098-01-01")));
            created(program.post(FREEZES, FUTURE));
        }
        for (String list : List.of(WINDOWS, FREEZES)) {
            HttpResponse<String> first = program.get(list + "?limit=1");
            String link = first.headers().firstValue("Link").orElseThrow();
            HttpResponse<String> second = program.get(link.substring(1, link.indexOf('>')));
            assertThat(array(first))
                    .singleElement()
                    .extracting(each -> ((JsonObject) each).getInteger("id"))
                    .isEqualTo(2);
            assertThat(array(second))
                    .singleElement()
                    .extracting(each -> ((JsonObject) each).getInteger("id"))
                    .isEqualTo(1);
            assertThat(second.headers().firstValue("Link")).isEmpty();
            assertThat(program.get(list + "?limit=0").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void anOpenWindowIsSaidToBeOpen() {
        JsonObject added = created(program.post(WINDOWS, OpenWindow.of("servers")));
        assertThat(added.getBoolean("open")).isTrue();
        JsonObject delivery = delivery("a");
        assertThat(delivery.getString("state")).isEqualTo("in_window");
        assertThat(Instant.parse(delivery.getString("until"))).isAfter(Instant.now());
        assertThat(delivery.getString("closes")).isEqualTo(delivery.getString("until"));
    }

    @Test
    void theNextOpeningsAreShownWithoutAddingAWindow() {
        String patchDay =
                window("FREQ=MONTHLY;BYDAY=2TU", "02:00", 240, "2098-01-01").replace("\"group\":\"servers\",", "");
        assertThat(array(api.post("/api/v1/window-previews", patchDay)))
                .map(each -> ((JsonObject) each).getString("opens"))
                .containsExactly(
                        "2098-01-14T01:00:00Z",
                        "2098-02-11T01:00:00Z",
                        "2098-03-11T01:00:00Z",
                        "2098-04-08T00:00:00Z",
                        "2098-05-13T00:00:00Z");
        assertThat(rows.countRows("maintenance_window")).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=WEEKLY;BYDAY=XX | 02:00 | 60    | 2026-01-01 | is wrong at character 19: expected a day of
            FREQ=DAILY           | 25:00 | 60    | 2026-01-01 | start
            FREQ=DAILY           | 02:00 | 0     | 2026-01-01 | minutes
            FREQ=DAILY           | 02:00 | 60    | 2026-13-01 | The first day must be
            FREQ=DAILY           | 02:00 | 60    | +999999999-12-31 | The first day must be
            FREQ=MONTHLY;INTERVAL=48;BYDAY=5MO | 02:00 | 60 | 2025-02-01 | never opens
            """)
    void aWrongWindowIsRefused(String recurrence, String start, int minutes, String firstDay, String sentence) {
        assertThat(refusal(program.post(WINDOWS, window(recurrence, start, minutes, firstDay))))
                .contains(sentence);
        assertThat(rows.countRows("maintenance_window")).isZero();
    }

    @Test
    void whatDoesNotExistIsRefused() {
        String valid = window("FREQ=DAILY", "02:00", 60, "2026-01-01");
        assertThat(refusal(program.post(WINDOWS, valid.replace("servers", "nobody"))))
                .contains("there is no group \"nobody\"");
        assertThat(refusal(program.post(WINDOWS, valid.replace("Europe/Berlin", "Europe/Atlantis"))))
                .contains("The time zone must be a name such as Europe/Berlin, or UTC, but is \"Europe/Atlantis\"");
        assertThat(refusal(program.post(FREEZES, FUTURE.replace("servers", "nobody"))))
                .contains("there is no group");
        assertThat(refusal(program.post(FREEZES, FUTURE.replace("2099", "2001"))))
                .contains("must end");
        assertThat(refusal(program.post(FREEZES, FUTURE.replace("2099", "+12099"))))
                .contains("until must be a moment such as");
        assertThat(program.delete(FREEZES + "/4711").statusCode()).isEqualTo(404);
        assertThat(rows.countRows("freeze")).isZero();
    }

    @Test
    void aFreezeOfAGroupHoldsForItsHostsUntilItIsRemoved() {
        JsonObject added = created(program.post(FREEZES, FUTURE));
        assertThat(added.getBoolean("holds")).isTrue();
        assertThat(delivery("a").getString("state")).isEqualTo("frozen");
        assertThat(delivery("a").getString("freeze")).isEqualTo("audit");
        assertThat(delivery("a").getString("until")).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(delivery("b").getString("state")).isEqualTo("unrestricted");
        assertThat(program.delete(FREEZES + "/" + added.getLong("id")).statusCode())
                .isEqualTo(204);
        assertThat(delivery("a").getString("state")).isEqualTo("unrestricted");
        assertThat(history("freeze-added")).hasSize(1);
        assertThat(history("freeze-removed")).hasSize(1);
    }

    @Test
    void aFreezeOfAllHostsHoldsForEachAndTheBrakeForAll() {
        created(program.post(FREEZES, FUTURE.replace("\"group\":\"servers\",", "")));
        assertThat(delivery("b").getString("state")).isEqualTo("frozen");
        api.post("/api/v1/brake", "{\"reason\":\"incident\"}");
        assertThat(delivery("b").getString("state")).isEqualTo("stopped");
    }

    @Test
    void onlyAdministratorsChangeThem() {
        assertThat(api.post(FREEZES, FUTURE).statusCode()).isEqualTo(403);
        assertThat(api.post(WINDOWS, window("FREQ=DAILY", "02:00", 60, "2026-01-01"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(api.get(WINDOWS).statusCode()).isEqualTo(200);
        assertThat(api.get(FREEZES).statusCode()).isEqualTo(200);
    }

    private JsonObject delivery(String host) {
        return new JsonObject(api.get("/api/v1/hosts/" + host).body()).getJsonObject("delivery");
    }

    private static String window(String recurrence, String start, int minutes, String firstDay) {
        return new JsonObject()
                .put("group", "servers")
                .put("recurrence", recurrence)
                .put("first_day", firstDay)
                .put("start", start)
                .put("minutes", minutes)
                .put("zone", "Europe/Berlin")
                .encode();
    }

    private static JsonArray array(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonArray(answer.body());
    }

    private static JsonObject created(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonObject(answer.body());
    }

    private static String refusal(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return new JsonObject(answer.body()).getString("detail");
    }
}
