package io.masif.ui.page.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.Browser;
import io.masif.ui.bed.OperatorCase;
import io.masif.ui.view.overview.Since;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Since when something counts as new is the operator's choice, which stays. */
class SinceChoiceTest extends OperatorCase {
    private static final Pattern CURRENT = Pattern.compile("href=\"/\\?since=([a-z]+)\" aria-current=\"true\"");

    @BeforeEach
    void putHost() {
        rows.putHost("web-1", PERL);
        awaitPending(1);
    }

    private static String choice(Browser browser) {
        String page = browser.get("/").body();
        Matcher current = CURRENT.matcher(page);
        Matcher day = Pattern.compile("name=\"since\" value=\"([0-9-]+)\"").matcher(page);
        return current.find() ? current.group(1) : day.find() ? day.group(1) : page;
    }

    @Test
    void aChoiceStaysForItsOperatorAtEachBrowser() {
        Browser anna = logInNew("anna", "viewer");
        assertThat(choice(admin)).isEqualTo("week");
        assertThat(admin.get("/?since=workday").body()).contains("/parts/overview?since=workday");
        assertThat(choice(admin)).isEqualTo("workday");
        assertThat(choice(ui.logIn())).isEqualTo("workday");
        assertThat(choice(anna)).isEqualTo("week");
        ui.restart();
        assertThat(choice(ui.logIn())).isEqualTo("workday");
    }

    @Test
    void aDayCanBeChosen() {
        assertThat(admin.get("/?since=2026-02-03").body())
                .contains("2026-02-03 00:00", "/parts/overview?since=2026-02-03");
        assertThat(choice(admin)).isEqualTo("2026-02-03");
        assertThat(admin.get("/parts/overview?since=2026-02-03").body()).contains("2026-02-03 00:00");
        for (String wrong : new String[] {"2026-02-31", "yesterday", "20260203"}) {
            assertThat(admin.get("/?since=" + wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        assertThat(choice(admin)).isEqualTo("2026-02-03");
    }

    @Test
    void aDayThatHasNotBegunIsIgnored() {
        admin.get("/?since=2026-02-03");
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        for (String page : List.of("/?since=2099-01-01", "/parts/overview?since=2099-01-01", "/")) {
            assertThat(admin.get(page).body()).as(page).contains("Since 2026-02-03 00:00");
        }
        rows.query("UPDATE operator_since SET since = '2099-01-01'");
        assertThat(choice(admin)).isEqualTo("week");
        admin.get("/?since=" + today);
        assertThat(choice(admin)).isEqualTo(today);
    }

    @Test
    void aRenamedOperatorKeepsTheChoice() {
        Browser anna = logInNew("anna", "viewer");
        anna.get("/?since=day");
        admin.postForm(pathOf("anna") + "/rename", "csrf", admin.csrf(), "name", "anna.b");
        assertThat(choice(anna)).isEqualTo("day");
    }

    @Test
    void theLastWorkingDayEndsBeforeNowAndAtNoWeekend() {
        // a Monday morning, a Monday evening, a Saturday, and a Tuesday in another zone
        assertWorkday("2026-11-30T08:00:00Z", ZoneOffset.UTC, "2026-11-27T18:00:00Z", "2026-11-27T18:00:00Z");
        assertWorkday("2026-11-30T18:00:00Z", ZoneOffset.UTC, "2026-11-30T18:00:00Z", "2026-11-27T18:00:00Z");
        assertWorkday("2026-11-28T20:00:00Z", ZoneOffset.UTC, "2026-11-27T18:00:00Z", "2026-11-27T18:00:00Z");
        assertWorkday(
                "2026-12-01T02:00:00Z", ZoneId.of("America/New_York"), "2026-11-30T23:00:00Z", "2026-11-27T23:00:00Z");
    }

    private static void assertWorkday(String now, ZoneId zone, String workday, String friday) {
        assertThat(Since.findMoments(Instant.parse(now), zone, null))
                .containsEntry(Since.WORKDAY, Instant.parse(workday))
                .containsEntry(Since.WEEKEND, Instant.parse(friday));
    }
}
