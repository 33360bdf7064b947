package io.masif.system.trouble;

import io.masif.rig.Fleet;
import io.masif.rig.TroubleScenario;
import io.masif.rig.UiApi;
import io.masif.rig.process.Await;
import io.masif.system.fleet.Fleets;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The fleet of script/demo --trouble: what its hosts report, and what the pages show of it. */
final class TroubleScenarioTest {
    /** So many have all of it; {@code script/screenshots} starts more. */
    private static final int HOSTS = Integer.getInteger("masif.screenshots.hosts", 13);

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private static Fleet fleet;
    private static TroubleScenario scenario;
    /** One client, since each has connections of its own. */
    private static UiApi api;

    @BeforeAll
    static void begin() {
        fleet = Fleet.start(Fleets.folder(TroubleScenarioTest.class));
        scenario = new TroubleScenario(fleet, HOSTS);
        scenario.begin();
        api = fleet.api();
    }

    @AfterAll
    static void end() {
        scenario.close();
        fleet.close();
    }

    @Test
    void problemsOfAptAreReported() {
        awaitState("db-1", "interrupted");
        awaitState("mail-1", "lists-expired");
        awaitState("ns-1", "lists-missing");
        awaitState("nas-1", "refresh-failed");
    }

    @Test
    void whatUpgradesLeaveIsReported() {
        awaitFact("app-1", "held", "curl");
        awaitFact("lb-1", "leftovers", "/etc/proxy.conf.dpkg-dist");
        awaitFact("app-2", "keptBack", "a phased update");
        awaitFact("web-3", "blocked", "newdep");
        awaitFact("db-2", "rebootReasons", "libc6");
    }

    @Test
    void aRunFails() {
        await("web-1", "a failed run", host -> host.getJsonArray("runs")
                .encode()
                .contains("\"failed\""));
    }

    @Test
    void otherMachinesReport() {
        await("vpn-1", "a conflict", host -> host.getBoolean("conflict"));
        await("legacy-1", "an agent of version 1", host -> host.getInteger("protocol") == 1);
    }

    @Test
    void pagesShowIt() {
        problemsOfAptAreReported();
        whatUpgradesLeaveIsReported();
        aRunFails();
        otherMachinesReport();
        String[] healthy = {"db-2", "lb-1", "web-2"};
        api.approve("tzdata", "update", "2025b-0+deb12u2", healthy);
        for (String host : healthy) {
            fleet.host(host).awaitVersion("tzdata", "2025b-0+deb12u2", TIMEOUT);
            await(host, "an outcome", found -> found.getJsonArray("runs")
                    .encode()
                    .contains("\"done\""));
        }
        try (Screenshots screenshots = new Screenshots(fleet)) {
            screenshots.takeAll();
        }
    }

    private static void awaitState(String host, String state) {
        await(host, state, found -> state.equals(found.getString("state")));
    }

    private static void awaitFact(String host, String fact, String text) {
        await(host, fact, found -> {
            Object value = found.getJsonObject("facts").getValue(fact);
            return value != null && value.toString().contains(text);
        });
    }

    private static void await(String host, String what, Predicate<JsonObject> condition) {
        Await.until(
                what + " on " + host, TIMEOUT, () -> api.hostNames().contains(host) && condition.test(api.host(host)));
    }
}
