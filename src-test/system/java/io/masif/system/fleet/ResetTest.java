package io.masif.system.fleet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import io.masif.rig.Fleet;
import io.masif.rig.Host;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Await;
import io.masif.rig.tls.ForeignClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An operator resets what hosts reported, while a master has it in memory, and agents have what was acknowledged. */
final class ResetTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final int SEE_OTHER = 303;

    private static final String UNUSED_PLANS = """
            SELECT CAST(COUNT(*) AS CHAR) FROM masif.plan WHERE id NOT IN (SELECT plan_id FROM masif.agent)
              AND id NOT IN (SELECT plan_id FROM masif.approved_answer)
            """;

    private static final String DANGLING_IN_RUNS = """
            SELECT CAST(action_id AS CHAR) FROM masif.run_action WHERE action_id NOT IN (SELECT id FROM masif.action)
            """;

    private static final String FORGOTTEN = "SELECT CAST(value AS CHAR) FROM masif.counter WHERE name = 'forgotten'";

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

    @Test
    void packagesAreForgottenWhileHostsReportThem() throws Exception {
        AtomicBoolean isReset = new AtomicBoolean();
        List<Future<Integer>> hosts = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.open(fleet, "/settings");
            for (int host = 0; host < 3; host++) {
                int first = host;
                ForeignClient client = new ForeignClient(
                        fleet.masterPort(), fleet.pki().ca(), fleet.pki().client("foreign-" + host));
                hosts.add(threads.submit(() -> reportUntil(isReset, client, first)));
            }
            for (int i = 0; i < 5; i++) {
                forgetPackages(page);
            }
            isReset.set(true);
            for (Future<Integer> host : hosts) {
                assertThat(host.get()).as("reports during the resets").isPositive();
            }
            assertThat(findDangling()).isEmpty();
            forgetPackages(page);
            assertThat(findDangling()).isEmpty();
            assertThat(fleet.database().execute(UNUSED_PLANS)).containsExactly("0");
        } finally {
            isReset.set(true);
            threads.shutdownNow();
        }
    }

    /** Reports other plans of the same few actions each time; the number of reports. */
    private static int reportUntil(AtomicBoolean isReset, ForeignClient client, int first) throws Exception {
        int reports = 0;
        while (!isReset.get()) {
            JsonArray tasks = new JsonArray();
            for (int i = 0; i < 4; i++) {
                tasks.add(new JsonObject()
                        .put("package", "forgotten-" + (first + reports * 3 + i) % 11)
                        .put("action", "install")
                        .put("to_version", "1." + reports % 13));
            }
            assertThat(client.report(tasks.encode()).statusCode()).isEqualTo(200);
            reports++;
        }
        return reports;
    }

    /** The numbers in plans and runs of which there is no action. */
    private static List<String> findDangling() {
        List<String> dangling = new ArrayList<>(fleet.database().execute(DANGLING_IN_RUNS));
        List<String> plans = fleet.database().execute("SELECT actions FROM masif.plan");
        // agents report meanwhile: the actions are read last, since they are written with or before the plans
        Set<String> ids = Set.copyOf(fleet.database().execute("SELECT CAST(id AS CHAR) FROM masif.action"));
        plans.forEach(plan -> new JsonArray(plan)
                .stream().map(Object::toString).filter(id -> !ids.contains(id)).forEach(dangling::add));
        return dangling;
    }

    /** Until it is done: a UI has all read again then. */
    private static void forgetPackages(Page page) {
        List<String> before = fleet.database().execute(FORGOTTEN);
        reset(page, "packages");
        Await.until("packages are forgotten", TIMEOUT, () -> !fleet.database()
                .execute(FORGOTTEN)
                .equals(before));
    }

    private static void reset(Page page, String what) {
        page.locator("#reset-" + what + "-word").fill("RESET");
        Response answer = page.waitForResponse(
                "**/settings/reset-" + what, () -> page.locator("form[action='/settings/reset-" + what + "']")
                        .getByRole(AriaRole.BUTTON)
                        .click());
        assertThat(answer.status()).isEqualTo(SEE_OTHER);
        // the page that comes then
        assertThat(page.locator("#reset-" + what + "-word")).hasValue("");
        page.waitForLoadState();
    }

    private static void awaitPending(int hosts) {
        Await.until("pending on hosts: " + hosts, TIMEOUT, () -> fleet.api()
                .isPending("resettable", "update", "1.1", hosts));
    }
}
