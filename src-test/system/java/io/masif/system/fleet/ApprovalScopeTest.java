package io.masif.system.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.Fleet;
import io.masif.rig.Host;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Await;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ApprovalScopeTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final String[] INSTALLED = {"for-all=1.0", "for-one=1.0", "revoked=1.0"};

    private static Fleet fleet;
    private static Host first;
    private static Host second;

    @BeforeAll
    static void twoHostsWithTheSameUpgrades() {
        fleet = Fleets.shared();
        offer("1.0");
        first = fleet.addHost("concerned-1", INSTALLED);
        second = fleet.addHost("concerned-2", INSTALLED);
        offer("1.1");
        fleet.startAgents().awaitHosts();
    }

    @AfterAll
    static void end() {
        fleet.stopHosts();
    }

    @Test
    void forAllCountsForTheHostOfTomorrowForOneOnlyForThatOneAndRevokedNoLonger() {
        for (String name : new String[] {"for-all", "for-one", "revoked"}) {
            awaitPending(name, 2);
        }
        fleet.api().approve("for-all", "update", "1.1");
        try (Chromium chromium = new Chromium()) {
            chromium.open(fleet).tick("for-one", "update", "1.1").approveFor("concerned-1");
            first.awaitVersion("for-one", "1.1", TIMEOUT);
        }
        fleet.api().approve("revoked", "update", "1.1");

        for (Host host : List.of(first, second)) {
            host.awaitVersion("for-all", "1.1", TIMEOUT);
            host.awaitVersion("revoked", "1.1", TIMEOUT);
        }
        awaitPending("for-one", 1);
        assertThat(second.version("for-one")).contains("1.0");

        fleet.api().revoke("revoked");
        Host tomorrows = fleet.addHost("concerned-3", INSTALLED);
        fleet.startAgents().awaitHosts();

        tomorrows.awaitVersion("for-all", "1.1", TIMEOUT);
        awaitPending("revoked", 1);
        awaitPending("for-one", 2);
        assertThat(tomorrows.version("revoked")).contains("1.0");
        assertThat(tomorrows.version("for-one")).contains("1.0");
    }

    @Test
    void aHostThatReportsOnceInAnHourExecutesWhatIsApprovedLongBefore() {
        fleet.archive().add(DebPackage.of("prompt", "1.0"), DebPackage.of("prompt-too", "1.0"));
        Host quiet = fleet.addQuietHost("quiet-1", "prompt=1.0", "prompt-too=1.0");
        fleet.archive().add(DebPackage.of("prompt", "1.1"), DebPackage.of("prompt-too", "1.1"));
        fleet.startAgents().awaitHosts();
        for (String name : List.of("prompt", "prompt-too")) {
            awaitPending(name, 1);
            fleet.api().approve(name, "update", "1.1");
            quiet.awaitVersion(name, "1.1", TIMEOUT);
        }
    }

    private static void awaitPending(String name, int hosts) {
        Await.until(name + " is pending on " + hosts + " hosts", TIMEOUT, () -> fleet.api()
                .isPending(name, "update", "1.1", hosts));
    }

    private static void offer(String version) {
        fleet.archive()
                .add(
                        DebPackage.of("for-all", version),
                        DebPackage.of("for-one", version),
                        DebPackage.of("revoked", version));
    }
}
