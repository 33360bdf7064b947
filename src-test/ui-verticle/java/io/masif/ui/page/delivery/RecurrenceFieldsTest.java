package io.masif.ui.page.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.GroupRows;
import io.masif.ui.bed.OperatorCase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An administrator chooses when a window opens. */
class RecurrenceFieldsTest extends OperatorCase {
    private String group;

    @BeforeEach
    void addGroup() {
        group = Long.toString(new GroupRows(ui).add("servers", "env=prod"));
        Await.until("the group can be chosen", ApiCase.TIMEOUT, () -> admin.get("/windows")
                .body()
                .contains(">servers ("));
    }

    @Test
    void aRecurrenceIsChosenWithoutItsSyntax() {
        assertThat(choose("weekly", "2", "day-monday", "day-friday"))
                .contains("every 2 weeks on Monday, Friday, 02:00");
        assertThat(choose("monthly", "1", "day-wednesday")).contains("every month on the last Wednesday, 02:00");
        assertThat(choose("daily", "3", "day-monday"))
                .contains("every 3 days", "value=\"FREQ=DAILY;INTERVAL=3\"", "value=\"rule\"");
        assertThat(choose("weekly", "1"))
                .contains("role=\"alert\" tabindex=\"-1\">Choose at least one day of the week.")
                .contains("<option value=\"weekly\" selected>");
        assertThat(choose("weekly", "99", "day-monday")).contains("expected a whole number from 1 to 52");
        assertThat(choose("yearly", "1", "day-monday")).contains("daily, weekly, monthly or rule");
    }

    private String choose(String frequency, String interval, String... days) {
        List<String> all = new ArrayList<>(List.of("csrf", admin.csrf(), "group", group));
        all.addAll(List.of("frequency", frequency, "interval", interval));
        all.addAll(List.of("number", "-1", "recurrence", "", "start", "02:00", "duration", "4:00"));
        all.addAll(List.of("zone", "Europe/Berlin", "first-day", "2098-01-01"));
        List.of(days).forEach(day -> all.addAll(List.of(day, "on")));
        return admin.postForm("/windows/preview", all.toArray(String[]::new)).body();
    }
}
