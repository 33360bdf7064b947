package io.masif.system.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.masif.rig.Fleet;
import io.masif.rig.Host;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Await;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An operator resets what hosts reported, while a master has it in memory, and agents have what was acknowledged. */
final class ResetTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private static Fleet fleet;
    private static Host reporting;
    private static Host silent;

    @BeforeAll
    static void twoHostsOfWhichOneIsSilent() {
        fleet = Fleets.shared();
        fleet.archive().add(DebPackage.of("resettable", "1.0"));
        reporting = fleet.addHost("reset-1", "resettable=1.0");
        silent = fleet.addHost("reset-2", "resettable=1.0");
        fleet.archive().add(DebPackage.of("resettable", "1.1"));
        fleet.startAgents().awaitHosts();
    }

    @AfterAll
    static void end() {
        fleet.stopHosts();
    }

    @Test
    void hostsThatReportHaveTheirPlansAgainAndSilentOnesDoNot() {
        awaitPending(2);
        silent.agent().freeze();
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.open(fleet, "/settings");
            reset(page, "plans");
            awaitPending(1);
            assertThat(fleet.api().hostNames()).contains("reset-1", "reset-2");
            silent.agent().thaw();
            awaitPending(2);

            silent.agent().freeze();
            reset(page, "hosts");
            Await.until(
                    "only the host that reports is there again",
                    TIMEOUT,
                    () -> fleet.api().hostNames().contains("reset-1")
                            && !fleet.api().hostNames().contains("reset-2"));
            awaitPending(1);
            silent.agent().thaw();
            awaitPending(2);
        }
        fleet.api().approve("resettable", "update", "1.1");
        reporting.awaitVersion("resettable", "1.1", TIMEOUT);
        silent.awaitVersion("resettable", "1.1", TIMEOUT);
        assertThat(fleet.api().host("reset-1").getBoolean("conflict")).isFalse();
        assertThat(fleet.api().host("reset-2").getBoolean("conflict")).isFalse();
    }

    private static void reset(Page page, String what) {
        page.locator("#reset-" + what + "-word").fill("RESET");
        page.locator("form[action='/settings/reset-" + what + "']")
                .getByRole(AriaRole.BUTTON)
                .click();
        page.waitForURL(fleet.uiAddress() + "/settings");
    }

    private static void awaitPending(int hosts) {
        Await.until("pending on hosts: " + hosts, TIMEOUT, () -> fleet.api()
                .isPending("resettable", "update", "1.1", hosts));
    }
}
