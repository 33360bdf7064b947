package io.masif.system.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.masif.rig.process.Await;
import io.masif.system.fleet.Chromium;
import io.vertx.core.json.JsonArray;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test of the pages of the filled fleet that the tests of this JVM share: it may decide, and must not remove hosts. */
abstract class WorkplaceCase {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    /** More than there are places for the focus on a page. */
    private static final int MAX_TABS = 400;

    final FleetPages pages = FleetPages.shared();

    private Chromium chromium;

    @BeforeEach
    void open() {
        chromium = new Chromium();
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    final Chromium chromium() {
        return chromium;
    }

    /** The first page after the login, in a new profile. */
    final Page login() {
        return login(new Browser.NewContextOptions().setLocale("en-US"));
    }

    final Page login(Browser.NewContextOptions options) {
        return pages.login(chromium, options);
    }

    /** Opens a page, and waits until it hears of changes. */
    final void openLive(Page page, String path) {
        openLiveAt(page, pages.address(path));
    }

    static void openLiveAt(Page page, String address) {
        Chromium.navigate(page, address);
        assertThat(connection(page)).hasAttribute("data-state", "live");
        page.evaluate("window.loadedOnce = true");
    }

    static void assertIsNeverReloaded(Page page) {
        assertThat(page.evaluate("window.loadedOnce === true")).isEqualTo(true);
    }

    static double number(Page page, String expression) {
        return ((Number) page.evaluate(expression)).doubleValue();
    }

    static Locator connection(Page page) {
        return page.locator("#connection");
    }

    /** The boxes of pending updates. */
    static Locator updates(Page page) {
        return page.locator("#pending input[name=action][value*='\"update\"']");
    }

    /** The package of the action of a box. */
    static String packageName(Locator box) {
        return new JsonArray(box.getAttribute("value")).getString(0);
    }

    /** One of the same page by whose name a search does not find the action of a box. */
    static String findOtherPackage(Page page, Locator box) {
        String texts = box.locator("xpath=ancestor::tbody").textContent();
        return updates(page).all().stream()
                .map(WorkplaceCase::packageName)
                .filter(name -> !texts.contains(name))
                .findFirst()
                .orElseThrow();
    }

    /** The boxes of pending actions. */
    static Locator boxes(Page page) {
        return page.locator("#pending input[name=action]");
    }

    /** Moves the focus by Tab until it is on what the selector finds. */
    static void tabTo(Page page, String selector) {
        for (int i = 0; i < MAX_TABS; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate("selector => document.activeElement.matches(selector)", selector))) {
                return;
            }
        }
        assertThat(selector).as("reached by Tab").isNull();
    }

    /** From now on the page keeps its notices, of which each is shown for some seconds only. */
    static void keepNotices(Page page) {
        page.evaluate("""
                () => {
                  window.notices = [];
                  new MutationObserver(() => window.notices.push(...document.querySelectorAll("#notice p")))
                    .observe(document.getElementById("notice"), {childList: true});
                }
                """);
    }

    /** The first notice since {@link #keepNotices}. */
    static String awaitNotice(Page page) {
        Await.until("a notice", TIMEOUT, () -> number(page, "window.notices.length") > 0);
        return (String) page.evaluate("window.notices[0].textContent");
    }
}
