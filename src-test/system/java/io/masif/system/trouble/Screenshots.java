package io.masif.system.trouble;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.masif.rig.Fleet;
import io.masif.rig.process.Folders;
import io.masif.system.fleet.Chromium;
import java.nio.file.Path;

/**
 * Pictures of pages as they are seen first, without scrolling, all of one size. Each has to show what an administrator looks
 * for first.
 */
final class Screenshots implements AutoCloseable {
    private static final Path FOLDER =
            Folders.create(Path.of(System.getProperty("masif.screenshots.folder", "target/screenshots"))
                    .toAbsolutePath());
    private static final String OPENSSL = "#pending tr:has(input[value*='\"openssl\"'])";
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 860;
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;

    private final Chromium chromium = new Chromium();
    private final Fleet fleet;

    Screenshots(Fleet fleet) {
        this.fleet = fleet;
    }

    void takeAll() {
        Page page = login(ColorScheme.LIGHT, WIDTH, HEIGHT);
        take(page, "overview", "/", "[data-condition=problem], [data-condition=failed]");
        take(page, "pending", "/pending", OPENSSL + " .badge.security");
        page.locator(OPENSSL + " input").check();
        page.locator("#approve").click();
        takeDialog(page, "approve");
        take(page, "approvals", "/approvals?state=all", "#approved [data-approval]");
        take(page, "hosts", "/hosts?sort=state", "#hosts td .state-problem");
        takeFailure(page);
        take(page, "health", "/health", "[data-subject=problems]");
        take(login(ColorScheme.LIGHT, PHONE_WIDTH, PHONE_HEIGHT), "phone", "/pending", "#pending td.package");
        take(login(ColorScheme.DARK, WIDTH, HEIGHT), "dark", "/hosts?sort=state", "#hosts td .state-problem");
    }

    @Override
    public void close() {
        chromium.close();
    }

    private Page login(ColorScheme scheme, int width, int height) {
        return chromium.login(
                fleet.uiAddress(),
                fleet.uiPassword(),
                new Browser.NewContextOptions()
                        .setLocale("en-US")
                        .setTimezoneId("Europe/Berlin")
                        .setColorScheme(scheme)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setViewportSize(width, height));
    }

    private void take(Page page, String name, String path, String first) {
        Chromium.navigate(page, fleet.uiAddress() + path);
        Locator connection = page.locator("#connection");
        assertThat(connection).hasAttribute("data-state", "live");
        assertThat(page.locator(first).first()).isInViewport();
        save(page, name);
    }

    private void takeDialog(Page page, String name) {
        assertThat(page.locator("#confirm")).isInViewport();
        save(page, name);
    }

    private void takeFailure(Page page) {
        Chromium.navigate(page, fleet.uiAddress() + "/hosts/web-1");
        page.locator("#runs tr:has(.c.failed) a").first().click();
        assertThat(page.locator("pre.output")).isInViewport();
        save(page, "failure");
    }

    private static void save(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    }
}
