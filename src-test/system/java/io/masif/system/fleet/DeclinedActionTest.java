package io.masif.system.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.Fleet;
import io.masif.rig.Host;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Await;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A host does not execute what is declined, although it is approved. */
final class DeclinedActionTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private static Fleet fleet;
    private static Host host;

    @BeforeAll
    static void aHostWithTwoUpgrades() {
        fleet = Fleets.shared();
        offer("1.0");
        host = fleet.addHost("declining-1", "declined=1.0", "executed=1.0");
        offer("1.1");
        fleet.startAgents().awaitHosts();
    }

    @AfterAll
    static void end() {
        fleet.stopHosts();
    }

    @Test
    void whatIsDeclinedIsExecutedWhenTheDeclineIsRevoked() {
        Await.until(
                "both are pending",
                TIMEOUT,
                () -> fleet.api().isPending("declined", "update", "1.1", 1)
                        && fleet.api().isPending("executed", "update", "1.1", 1));
        fleet.api().decline("declined", "update", "1.1");
        fleet.api().approve("declined", "update", "1.1");
        fleet.api().approve("executed", "update", "1.1");
        host.awaitVersion("executed", "1.1", TIMEOUT);
        Await.until("the run is reported", TIMEOUT, () -> plan().size() == 1);
        assertThat(plan().get(0).getString("decision")).isEqualTo("declined");
        assertThat(host.version("declined")).contains("1.0");
        fleet.api().revokeDeclines("declined");
        host.awaitVersion("declined", "1.1", TIMEOUT);
    }

    private static List<JsonObject> plan() {
        return fleet.api().host("declining-1").getJsonArray("plan").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static void offer(String version) {
        fleet.archive().add(DebPackage.of("declined", version), DebPackage.of("executed", version));
    }
}
