package io.masif.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pages stay small, whatever hosts report. */
class LargeFleetPageTest extends ApiCase {
    private static final int MEGABYTE = 1 << 20;
    private static final String LONG = "<&\"".repeat(80);

    @Test
    void thePageOfALargePlanIsSmallerThanAMegabyte() {
        Action[] actions = IntStream.range(0, 20_000)
                .mapToObj(i -> Action.of("p" + i + LONG, "amd64", Kind.UPDATE, "1" + LONG, "2" + LONG))
                .toArray(Action[]::new);
        rows.putHost("hostile", actions);
        Await.until("everything", TIMEOUT, () -> api.get("/api/v1/pending")
                .headers()
                .firstValue("X-Total-Count")
                .equals(Optional.of("20000")));
        Browser browser = ui.logIn();
        String page = browser.get("/pending").body();
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(MEGABYTE);
        assertThat(page).contains("1–100 of 20,000").contains("…");
        String found = browser.get("/parts/pending?q=p19999").body();
        assertThat(found).contains("p19999", "1–1 of 1");
        String host = browser.get("/hosts/hostile").body();
        assertThat(host.getBytes(StandardCharsets.UTF_8).length).isLessThan(MEGABYTE);
        assertThat(host).contains("All 20,000 actions");
        assertThat(new JsonArray(api.get("/api/v1/pending?limit=1000").body())).hasSize(1000);
    }

    @Test
    void manyDecisionsAreListedUpToABound() {
        rows.putHost("a", PERL);
        List<ApprovalPattern> patterns = IntStream.range(0, 300)
                .mapToObj(i -> new ApprovalPattern("p" + i + LONG, Kind.UPDATE, null, "2" + LONG))
                .toList();
        for (int i = 0; i < 250; i++) {
            rows.insertApproval(patterns, null);
        }
        Await.until("all decisions", TIMEOUT, () -> approvals().size() == 250);
        Browser browser = ui.logIn();
        String page = browser.get("/approvals").body();
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(MEGABYTE / 5);
        assertThat(page).contains("1–30 of 250", "and 298 more");
        String details = browser.get(
                        "/parts/approvals/" + approvals().getJsonObject(0).getValue("id"))
                .body();
        assertThat(details).contains("Page 1 of 3");
    }
}
