package io.masif.system.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.masif.system.fleet.Chromium;
import org.junit.jupiter.api.Test;

/** Two operators in two browsers: an administrator makes a viewer, and disables the account while the viewer looks. */
final class OperatorsTest {
    private static final String OWN_PASSWORD = "of my own choice";

    private final FleetPages pages = FleetPages.shared();

    @Test
    void aViewerDecidesNothingAndIsLoggedOutWhenDisabled() {
        try (Chromium chromium = new Chromium()) {
            Page administrator = pages.login(chromium, new Browser.NewContextOptions());
            String password = add(administrator, "vera");
            Page viewer = chromium.openWithoutLogin(new Browser.NewContextOptions());
            logIn(viewer, "vera", password);

            Chromium.navigate(viewer, pages.address("/pending"));
            assertThat(viewer.locator("#pending table.pending tbody tr").first())
                    .isVisible();
            assertThat(viewer.locator("#pending input[type=checkbox]:not(.menu input)"))
                    .hasCount(0);
            assertThat(viewer.locator("#approve, #approve-all, #select-hosts")).hasCount(0);
            Chromium.navigate(viewer, pages.address("/settings"));
            assertThat(viewer.locator("form[action^='/settings/']")).hasCount(0);

            administrator.locator("form[action$='/disable'] .danger").first().click();
            assertThat(administrator.locator("[data-testid=state] .badge")).hasText("disabled");
            viewer.waitForURL("**/login");
        }
    }

    /** The generated password. */
    private String add(Page administrator, String name) {
        Chromium.navigate(administrator, pages.address("/settings/operators"));
        administrator.locator("input[name=name]").fill(name);
        administrator.locator("select[name=role]").selectOption("viewer");
        administrator.locator("form[action='/settings/operators'] button").click();
        return administrator.locator("[data-testid=secret]").textContent();
    }

    /** Logs in with a generated password, which has to be changed. */
    private void logIn(Page page, String name, String password) {
        Chromium.navigate(page, pages.address("/login"));
        page.locator("input[name=user]").fill(name);
        page.locator("input[name=password]").fill(password);
        page.locator("input[name=password]").press("Enter");
        page.waitForURL("**/account/password");
        page.locator("input[name=present]").fill(password);
        page.locator("input[name=password]").fill(OWN_PASSWORD);
        page.locator("input[name=repeated]").fill(OWN_PASSWORD);
        page.locator("input[name=repeated]").press("Enter");
        page.waitForURL("**/account");
    }
}
