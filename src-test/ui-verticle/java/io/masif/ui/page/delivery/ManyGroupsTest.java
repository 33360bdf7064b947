package io.masif.ui.page.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.GroupRows;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages stay small with hundreds of groups, each of which has a window and a freeze. */
class ManyGroupsTest extends DeliveryPageCase {
    private static final int MANY = 300;
    private static final Pattern ROW = Pattern.compile("<th scope=\"row\">([^<]*)</th>");

    @BeforeEach
    void addGroups() {
        GroupRows groups = new GroupRows(ui);
        for (int i = 1; i <= MANY; i++) {
            groups.add("team-%03d".formatted(i), "name=nobody");
        }
        Await.until("all groups", TIMEOUT, () -> admin.get("/windows")
                .body()
                .contains("team-%03d (0 hosts)".formatted(MANY)));
    }

    @Test
    void theFiltersOfListsOfferTheFirstAndTheChosenOne() {
        assertOffers("/hosts?group=team-299", "<option value=\"team-%03d\">", "<option value=\"team-299\" selected>");
        assertOffers(
                "/pending?host-group=team-299", "<option>team-%03d</option>", "<option value=\"team-299\" selected>");
    }

    private void assertOffers(String path, String option, String chosen) {
        assertThat(admin.get(path).body())
                .contains(option.formatted(50), chosen, "<option disabled>More in the list of groups</option>")
                .doesNotContain(option.formatted(150), option.formatted(299));
    }

    @Test
    void thePageOfWindowsHasThemPageByPage() {
        rows.query("INSERT INTO maintenance_window"
                + " (group_id, recurrence, first_day, start_minute, minutes, zone, author, created_at)"
                + " SELECT id, 'FREQ=DAILY', '2098-01-01', 120, 60, 'UTC', 'test', UTC_TIMESTAMP(3)"
                + " FROM host_group WHERE name LIKE 'team-%'");
        rows.query("INSERT INTO freeze (group_id, begins_at, ends_at, reason, author, created_at)"
                + " SELECT id, '2098-01-01', '2098-01-02', CONCAT('reason of ', name), 'test', UTC_TIMESTAMP(3)"
                + " FROM host_group WHERE name LIKE 'team-%' ORDER BY name");
        String first = admin.get("/windows").body();
        assertThat(findWindows(first)).hasSize(50).startsWith("team-001").endsWith("team-050");
        assertThat(first)
                .contains("1–50 of 300", "href=\"/windows?page=2\"", "href=\"/windows.csv\"")
                .contains("reason of team-001", "and 250 later ones")
                .doesNotContain("reason of team-051");
        String last = admin.get("/windows?page=6").body();
        assertThat(last).contains("hx-get=\"/parts/windows?page=6\"");
        assertThat(findWindows(last)).hasSize(50).startsWith("team-251").endsWith("team-300");
        assertThat(findWindows(admin.get("/parts/windows?page=6").body())).isEqualTo(findWindows(last));
        assertThat(admin.get("/windows.csv").body().lines()).hasSize(MANY + 1);
    }

    /** The groups of the windows of a page. */
    private static List<String> findWindows(String page) {
        String table = page.substring(page.indexOf("data-testid=\"windows\""), page.indexOf("id=\"freezes-title\""));
        return ROW.matcher(table).results().map(row -> row.group(1)).toList();
    }
}
