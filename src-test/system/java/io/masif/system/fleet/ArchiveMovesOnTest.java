package io.masif.system.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.Fleet;
import io.masif.rig.Host;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Await;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ArchiveMovesOnTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private static Fleet fleet;
    private static Host host;

    @BeforeAll
    static void oneUpgradeOnOneHost() {
        fleet = Fleets.shared();
        fleet.archive().add(DebPackage.of("moving", "1.0"));
        host = fleet.addHost("moving-1", "moving=1.0");
        fleet.archive().add(DebPackage.of("moving", "1.1"));
        fleet.startAgents().awaitHosts();
    }

    @AfterAll
    static void end() {
        fleet.stopHosts();
    }

    @Test
    void theNewerVersionIsNotInstalledButBecomesPending() {
        awaitPending("1.1");
        host.agent().terminate();
        fleet.api().approve("moving", "update", "1.1");
        fleet.archive().add(DebPackage.of("moving", "1.2")).remove("moving", "1.1");
        host.update();
        host.agent().start();

        awaitPending("1.2");
        assertThat(host.version("moving")).contains("1.0");

        fleet.api().approve("moving", "update", "1.2");
        host.awaitVersion("moving", "1.2", TIMEOUT);
    }

    private static void awaitPending(String version) {
        Await.until("moving " + version + " is pending", TIMEOUT, () -> fleet.api()
                .isPending("moving", "update", version, 1));
    }
}
