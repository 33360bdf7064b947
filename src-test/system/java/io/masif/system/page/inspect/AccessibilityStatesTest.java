package io.masif.system.page.inspect;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.masif.rig.FilledFleet;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.process.Ports;
import io.masif.system.fleet.Chromium;
import io.masif.system.fleet.Fleets;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What pages say when something is refused, missing or out of order, in a fleet that each test may spoil. */
final class AccessibilityStatesTest {
    private static final int HOSTS = 30;
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final String OWN_PASSWORD = "of my own choice";
    private static final List<ColorScheme> SCHEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);

    /** What an operator asked for that there is not, or not so. */
    private static final List<String> REFUSED = List.of(
            "/hosts/never-there",
            "/approvals/4711",
            "/declines/4711",
            "/no-such-page",
            "/hosts?selector=((",
            "/pending?kind=lost",
            "/approvals?from=2026-02-30",
            "/runs?from=2026-02-03&to=2026-02-02",
            "/activity?kind=lost");

    /** Pages that say what to do as long as there is no host. */
    private static final List<String> EMPTY = List.of(
            "/",
            "/pending",
            "/plans",
            "/hosts",
            "/groups",
            "/health",
            "/declines",
            "/declines?state=ended",
            "/rollouts",
            "/rules",
            "/windows",
            "/runs",
            "/activity?host=never-there");

    private final Chromium chromium = new Chromium();
    private FilledFleet fleet;

    @BeforeEach
    void start() {
        fleet = FilledFleet.start(
                EmbeddedDatabase.binaries(), Fleets.folder(AccessibilityStatesTest.class), Ports.free(), HOSTS, 0);
    }

    @AfterEach
    void end() {
        chromium.close();
        fleet.close();
    }

    @Test
    void whatIsRefusedOrMissingHasNoViolations() {
        startRollout();
        for (ColorScheme scheme : SCHEMES) {
            Violations violations = new Violations(scheme);
            Page page = login(scheme);
            Chromium.navigate(page, address("/rollouts/1"));
            page.locator("#ask-cancel summary").click();
            assertThat(page.locator("#comment-cancel")).isVisible();
            violations.find(page, "the question before a rollout is cancelled");
            REFUSED.forEach(path -> examine(page, path, violations));
            Page viewer = chromium.openWithoutLogin(options(scheme));
            changePassword(viewer, "vera-" + scheme, violations);
            examine(viewer, "/settings/operators", violations);
            violations.assertAll();
        }
        fleet.api().ask("resets", new JsonObject().put("what", "hosts").put("confirmation", "RESET"));
        for (ColorScheme scheme : SCHEMES) {
            Violations violations = new Violations(scheme);
            Page page = login(scheme);
            Await.until("no host", TIMEOUT, () -> {
                Chromium.navigate(page, address("/hosts"));
                return page.locator("[data-host]").count() == 0;
            });
            EMPTY.forEach(path -> examine(page, path, violations));
            violations.assertAll();
        }
    }

    /** The same page is shown while the UI reads the fleet at its start. It asks by itself whether there is an answer again. */
    @Test
    void theDatabaseThatIsGoneHasNoViolations() {
        List<Page> pages = SCHEMES.stream().map(this::login).toList();
        fleet.database().kill();
        for (int i = 0; i < SCHEMES.size(); i++) {
            Page page = pages.get(i);
            Violations violations = new Violations(SCHEMES.get(i));
            page.navigate(address("/pending"));
            assertThat(page.locator("body.alone h1")).isVisible();
            violations.find(page, "without a database");
            violations.assertAll();
        }
        fleet.database().start();
        pages.forEach(page -> assertThat(page.locator("body.alone")).hasCount(0));
    }

    /** It waits for somebody. */
    private void startRollout() {
        fleet.api()
                .ask(
                        "rollout-plans",
                        new JsonObject("{\"name\": \"careful\", \"rings\": [{\"percent\": 100, \"by_hand\": true}]}"));
        JsonObject row = fleet.api().pending().get(0);
        JsonObject action = new JsonObject()
                .put("package", row.getString("package"))
                .put("action", row.getString("action"))
                .put("to_version", row.getString("to_version"));
        fleet.api()
                .ask("rollouts", new JsonObject().put("plan", "careful").put("actions", new JsonArray().add(action)));
    }

    private void examine(Page page, String path, Violations violations) {
        Chromium.navigate(page, address(path));
        assertThat(page.locator("h1")).isVisible();
        violations.find(page, path);
    }

    private void changePassword(Page page, String name, Violations violations) {
        String generated = fleet.api()
                .ask("operators", new JsonObject().put("name", name).put("role", "viewer"))
                .getString("password");
        Chromium.navigate(page, address("/login"));
        page.locator("input[name=user]").fill(name);
        page.locator("input[name=password]").fill(generated);
        page.locator("input[name=password]").press("Enter");
        page.waitForURL("**/account/password");
        violations.find(page, "a password that has to be changed");
        fill(page, "not the generated one");
        assertThat(page.locator("[role=alert]")).isVisible();
        violations.find(page, "a refused change of the password");
        fill(page, generated);
        page.waitForURL("**/account");
    }

    private static void fill(Page page, String present) {
        page.locator("input[name=present]").fill(present);
        page.locator("input[name=password]").fill(OWN_PASSWORD);
        Locator repeated = page.locator("input[name=repeated]");
        repeated.fill(OWN_PASSWORD);
        repeated.press("Enter");
    }

    private Page login(ColorScheme scheme) {
        return chromium.login(fleet.uiAddress(), fleet.uiPassword(), options(scheme));
    }

    private String address(String path) {
        return fleet.uiAddress() + path;
    }

    private static Browser.NewContextOptions options(ColorScheme scheme) {
        return new Browser.NewContextOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE);
    }
}
