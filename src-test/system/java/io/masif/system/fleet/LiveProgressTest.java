package io.masif.system.fleet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.masif.rig.Fleet;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Await;
import io.masif.rig.process.Folders;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A package whose script waits for us, watched in the browser while it is installed. */
final class LiveProgressTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private static Fleet fleet;
    private static Path fifo;

    @BeforeAll
    static void aHostWithASlowUpgrade() {
        fleet = Fleets.shared();
        fifo = Folders.fifo(Fleets.folder(LiveProgressTest.class).resolve("go"));
        fleet.archive().add(DebPackage.of("slow", "1.0"));
        fleet.addHost("live-1", "slow=1.0");
        fleet.archive()
                .add(DebPackage.of("slow", "1.1")
                        .postinst("echo first step\nuntil read line <'" + fifo
                                + "'; do :; done\nseq -f 'line %g' 200\necho second step\n" + "until read line <'"
                                + fifo + "'; do :; done\necho third step\nuntil read line <'" + fifo
                                + "'; do :; done"));
        fleet.startAgents().awaitHosts();
    }

    @AfterAll
    static void end() {
        fleet.stopHosts();
    }

    @Test
    void thePageShowsEveryStepByItselfAndTheLogStaysWhereTheReaderIs() throws IOException {
        Await.until("slow is pending", TIMEOUT, () -> fleet.api().isPending("slow", "update", "1.1", 1));
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.open(fleet, "/hosts/live-1");
            Locator log = page.locator("[data-testid=live] pre");
            fleet.api().approve("slow", "update", "1.1");
            assertShows(log, "first step");
            assertShows(page.locator("[data-testid=step]"), "slow");
            JsonObject progress = fleet.api()
                    .host("live-1")
                    .getJsonArray("runs")
                    .getJsonObject(0)
                    .getJsonObject("progress");
            assertThat(progress.getInteger("percent")).isBetween(0, 100);
            assertThat(progress.getString("step")).contains("slow");

            continueScript();
            assertShows(log, "second step");
            assertThat(log.evaluate(
                            "box => box.scrollTop > 0 && box.scrollTop + box.clientHeight >= box.scrollHeight - 4"))
                    .isEqualTo(true);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(fifo.resolveSibling("live.png"))
                    .setFullPage(true));
            log.evaluate("box => { box.scrollTop = 40; }");
            continueScript();
            assertShows(log, "third step");
            assertThat(((Number) log.evaluate("box => box.scrollTop")).intValue())
                    .isEqualTo(40);
            assertThat(log).containsText("line 1\n");

            continueScript();
            assertThat(log).hasCount(0);
            assertShows(page.locator("#host"), "slow done");
            assertThat(page.evaluate("window.loadedOnce === true")).isEqualTo(true);
        }
        assertThat(fleet.host("live-1").version("slow")).contains("1.1");
    }

    private static void assertShows(Locator place, String text) {
        assertThat(place).containsText(text);
    }

    private static void continueScript() throws IOException {
        Files.writeString(fifo, "go\n");
    }
}
