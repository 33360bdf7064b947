package io.masif.ui.page.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A run with more actions and output than its page shows. */
class LargeRunTest extends ApiCase {
    private static final int ACTIONS = 250;

    @Test
    void itsPageIsShortAndItsFilesAreWhole() {
        rows.putHost(
                "a",
                IntStream.range(0, ACTIONS)
                        .mapToObj(i -> Action.of("libpackage-" + i, "amd64", Kind.UPDATE, "1.0-1", "1.0-2"))
                        .toArray(Action[]::new));
        awaitPending(ACTIONS);
        String output = "Setting up a package of the run\n".repeat(4000);
        rows.query("""
                INSERT INTO run (agent_id, uuid, started_at, ended_at, log, revision)
                VALUES (?, 'large', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), ?, 0)
                """, rows.getHostId("a"), output);
        rows.query("INSERT INTO run_action SELECT r.id, x.id, 'done', NULL FROM run r JOIN action x");
        long id = rows.query("SELECT id FROM run").iterator().next().getLong(0);
        Browser browser = ui.logIn();
        String page = browser.get("/hosts/a/runs/" + id).body();
        assertThat(page).contains("href=\"/packages/libpackage-", "150 more actions");
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(100_000);
        assertThat(browser.get("/hosts/a/runs/" + id + "/actions.csv").body().lines())
                .hasSize(ACTIONS + 1);
        assertThat(browser.get("/hosts/a/runs/" + id + ".txt").body()).contains(output);
    }
}
