package io.masif.ui.page.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import java.net.http.HttpResponse;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Administrators add windows and freezes on the page of windows, and the page of a host shows the next one. */
class WindowPagesTest extends DeliveryPageCase {
    @Test
    void theQuestionShowsTheNextOpeningsAndTheAnswerAddsTheWindow() {
        assertThat(admin.get("/windows").body())
                .contains("No group has a maintenance window", "FREQ=MONTHLY;BYDAY=2TU");
        HttpResponse<String> question = send("/windows/preview", "FREQ=MONTHLY;BYDAY=2TU");
        assertThat(question.statusCode()).as(question.body()).isEqualTo(200);
        assertThat(question.body())
                .contains("Add this window to the group servers?")
                .contains("every month on the second Tuesday, 02:00, for 4:00 h, Europe/Berlin")
                .contains(
                        "Opens (Europe/Berlin)",
                        "Opens (UTC)",
                        "Tue 2098-01-14 02:00",
                        "Tue 2098-01-14 01:00",
                        "Tue 2098-05-13 02:00");
        assertThat(rows.countRows("maintenance_window")).isZero();

        assertThat(send("/windows", "FREQ=MONTHLY;BYDAY=2TU").statusCode()).isEqualTo(303);
        assertThat(admin.get("/windows").body())
                .contains("every month on the second Tuesday", "Tue 2098-01-14 02:00")
                .doesNotContain("No group has a maintenance window");
        assertThat(admin.get("/hosts/a").body()).contains("Next window: Tue 2098-01-14 02:00 Europe/Berlin, in ");
        assertThat(admin.get("/activity").body())
                .contains("added a maintenance window to servers: FREQ=MONTHLY;BYDAY=2TU at 02:00");

        assertThat(post("/windows/remove", "window", "1").body())
                .contains("Remove this window of the group servers?", "every month on the second Tuesday");
        assertThat(rows.query("SELECT 1 FROM maintenance_window WHERE removed_at IS NULL")
                        .size())
                .isEqualTo(1);
        assertThat(removeWindow().statusCode()).isEqualTo(303);
        assertThat(admin.get("/hosts/a").body()).doesNotContain("Next window");
    }

    @Test
    void aHostInAWindowSaysUntilWhen() {
        // begun six hours ago, and open for six more
        LocalTime start =
                LocalTime.now(ZoneId.of("Europe/Berlin")).minusHours(6).truncatedTo(ChronoUnit.MINUTES);
        post("/windows", fields("FREQ=DAILY", start.toString(), "12:00", "2026-01-01"));
        assertThat(admin.get("/hosts/a").body()).contains("In a maintenance window until ");
        assertThat(admin.get("/windows").body()).contains(">open</span>");
    }

    @Test
    void whatIsApprovedSaysWhichWindowItWaitsFor() {
        send("/windows", "FREQ=MONTHLY;BYDAY=2TU");
        approve("perl", "update", "5.36", null);
        Await.until("approved", TIMEOUT, () -> admin.get("/hosts/a")
                .body()
                .contains("waits for the window: Tue 2098-01-14"));
        assertThat(admin.get("/hosts/a/plan").body())
                .contains("waits for the window: Tue 2098-01-14 02:00 Europe/Berlin, in ");
        assertThat(admin.get("/approvals").body())
                .contains("1 host: waits for the window: Tue 2098-01-14 02:00 Europe/Berlin, in ");
        post(
                "/freezes",
                "sure",
                "yes",
                "group",
                "",
                "from",
                "2020-01-01T00:00",
                "until",
                "2099-06-01T18:30",
                "reason",
                "x");
        assertThat(admin.get("/hosts/a").body()).contains("waits for the window: Tue 2099-06-09");
    }

    @Test
    void aGroupShowsItsWindowsAndCannotBeRemovedBeforeThem() {
        send("/windows", "FREQ=MONTHLY;BYDAY=2TU");
        post("/freezes", "group", group, "from", "2098-01-01T00:00", "until", "2098-06-01T18:30", "reason", "audit");
        assertThat(admin.get("/groups/servers").body())
                .contains("every month on the second Tuesday", "Tue 2098-01-14 02:00", "audit");
        assertThat(post("/groups/servers/remove", "sure", "yes").body())
                .contains("the maintenance windows 1", "the freezes 1");
        assertThat(admin.get("/windows.csv").body())
                .contains("servers,FREQ=MONTHLY;BYDAY=2TU,2098-01-01,02:00,240,Europe/Berlin,admin");
        assertThat(admin.get("/freezes.csv").body()).contains(",servers,audit,admin");
        removeWindow();
        post("/freezes/remove", "sure", "yes", "freeze", "1");
        assertThat(post("/groups/servers/remove", "sure", "yes").statusCode()).isEqualTo(303);
    }

    @Test
    void aWrongFieldIsNamed() {
        assertThat(send("/windows/preview", "FREQ=WEEKLY;BYDAY=2TU").body())
                .contains("The recurrence is wrong at character 19: expected a day of the week");
        assertThat(post("/windows", fields("FREQ=DAILY", "2 am", "4:00", "")).body())
                .contains("The start must be a time such as 02:00");
        assertThat(post("/windows", fields("FREQ=DAILY", "02:00", "4 h", "")).body())
                .contains("The duration must be hours and minutes such as 4:00");
        assertThat(post("/windows", fields("FREQ=DAILY", "02:00", "200:00", "")).body())
                .contains("A window is open for 1 to 10,080 minutes");
        assertThat(post("/freezes", "group", "", "from", "x", "until", "2099-06-01T18:30", "reason", "y")
                        .body())
                .contains("From must be a day and a time such as 2026-12-20T18:00");
        assertThat(post("/freezes", "group", "", "from", "2099-06-02T18:30", "until", "2099-06-01T18:30", "reason", "y")
                        .body())
                .contains("A freeze must end after it begins.");
        assertThat(rows.countRows("maintenance_window")).isZero();
        assertThat(rows.countRows("freeze")).isZero();
    }

    @Test
    void aRefusedFormKeepsWhatWasFilledIn() {
        HttpResponse<String> window = post("/windows/preview", fields("FREQ=YEARLY", "03:30", "5:00", ""));
        assertThat(window.statusCode()).isEqualTo(400);
        assertThat(window.body())
                .contains("role=\"alert\" tabindex=\"-1\">The recurrence is wrong")
                .contains("value=\"FREQ=YEARLY\"", "value=\"03:30\"", "value=\"5:00\"", "value=\"Europe/Berlin\"");
    }

    @Test
    void othersOnlyLook() {
        Browser approver = logInNew("decider", "approver");
        assertThat(approver.get("/windows").body())
                .contains("Maintenance windows")
                .doesNotContain("id=\"add-window\"");
        assertThat(post(approver, "/windows", fields("FREQ=DAILY", "02:00", "4:00", ""))
                        .statusCode())
                .isEqualTo(403);
    }

    private HttpResponse<String> removeWindow() {
        return post("/windows/remove", "sure", "yes", "window", "1");
    }

    private HttpResponse<String> send(String path, String recurrence) {
        return post(path, fields(recurrence, "02:00", "4:00", "2098-01-01"));
    }

    private String[] fields(String recurrence, String start, String duration, String firstDay) {
        return new String[] {
            "group",
            group,
            "frequency",
            "rule",
            "recurrence",
            recurrence,
            "start",
            start,
            "duration",
            duration,
            "zone",
            "Europe/Berlin",
            "first-day",
            firstDay
        };
    }
}
