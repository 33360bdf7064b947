package io.masif.system.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.masif.rig.process.Folders;
import io.masif.system.fleet.Chromium;
import io.masif.system.page.inspect.Violations;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AccessibilityTest {
    private static final Pattern ROUTE = Pattern.compile("\"GET (/[^\"]*)\"");
    /** Parts, files, and what is put together of words. */
    private static final Pattern NO_PAGE =
            Pattern.compile("^/(parts|static)/|\\.(csv|jsonl|ico)$|.+/$|^/login$|^/api/docs$");

    private final FleetPages pages = FleetPages.shared();

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void pagesHaveNoViolations(ColorScheme scheme) {
        try (Chromium chromium = new Chromium()) {
            Violations violations = new Violations(scheme);
            Page page = pages.login(chromium, options(scheme));
            pages.addresses(page).forEach(address -> {
                Chromium.navigate(page, address);
                assertThat(page.locator("#main")).isVisible();
                violations.find(page, address);
            });
            violations.assertAll();
        }
    }

    /** But for the login, which has a test of its own, and the contract, which another program shows. */
    @Test
    void eachPageIsAmongThem() {
        String table =
                Folders.read(Folders.root().resolve("ui-verticle/src/main/java/io/masif/ui/access/RouteTable.java"));
        try (Chromium chromium = new Chromium()) {
            List<String> paths = pages.addresses(pages.login(chromium, options(ColorScheme.LIGHT))).stream()
                    .map(address -> URI.create(address).getRawPath())
                    .toList();
            List<String> missing = ROUTE.matcher(table)
                    .results()
                    .map(route -> route.group(1))
                    .filter(route -> !NO_PAGE.matcher(route).find())
                    .filter(route ->
                            paths.stream().noneMatch(path -> path.matches(route.replaceAll(":[a-z]+", "[^/]+"))))
                    .toList();
            assertThat(missing).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void dialogsHaveNoViolations(ColorScheme scheme) {
        try (Chromium chromium = new Chromium()) {
            Violations violations = new Violations(scheme);
            Page page = pages.login(chromium, options(scheme));
            for (FleetDialog dialog : FleetDialog.ALL) {
                dialog.open(page, pages);
                violations.find(page, dialog.name());
            }
            violations.assertAll();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void stoppingMenuAndHelpHaveNoViolations(ColorScheme scheme) {
        try (Chromium chromium = new Chromium()) {
            Violations violations = new Violations(scheme);
            Page page = pages.login(chromium, options(scheme));
            FleetDialog.STOP_ALL.open(page, pages);
            page.locator("#confirm-form textarea").fill("an incident");
            page.locator("#confirm").click();
            assertThat(page.locator(".stopped")).isVisible();
            violations.find(page, "everything is stopped");
            page.locator("#release").click();
            assertThat(page.locator("dialog#chooser [data-testid=question]")).isVisible();
            violations.find(page, "question before that is released");
            page.locator("#confirm").click();
            assertThat(page.locator(".stopped")).hasCount(0);

            page.locator("details.user summary").click();
            violations.find(page, "menu");
            page.locator("[data-opens=help]").click();
            assertThat(page.locator("dialog#help")).isVisible();
            violations.find(page, "help");
            violations.assertAll();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void theQuestionBeforeARuleIsSavedHasNoViolations(ColorScheme scheme) {
        try (Chromium chromium = new Chromium()) {
            Violations violations = new Violations(scheme);
            Page page = pages.login(chromium, options(scheme));
            Chromium.navigate(page, pages.address("/rules/1/edit"));
            page.locator("form[action$='/save'] .first").click();
            assertThat(page.locator("[data-testid=preview]")).isVisible();
            violations.find(page, "question before a rule is saved");
            violations.assertAll();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void aSelectionOfOtherPagesHasNoViolations(ColorScheme scheme) {
        try (Chromium chromium = new Chromium()) {
            Violations violations = new Violations(scheme);
            Page page = pages.login(chromium, options(scheme));
            Chromium.navigate(page, pages.address("/pending"));
            page.locator("#pending input[name=action]").first().check();
            Chromium.navigate(page, pages.address("/pending?q=absent-package"));
            violations.find(page, "selection of another page");
            page.locator("#hidden-selection summary").click();
            assertThat(page.locator("#hidden-actions li")).hasCount(1);
            violations.find(page, "list of what is selected on another page");
            page.locator("#clear-hidden").click();
            assertThat(page.locator("#search")).isFocused();
            violations.assertAll();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void loginHasNoViolations(ColorScheme scheme) {
        try (Chromium chromium = new Chromium()) {
            Violations violations = new Violations(scheme);
            Page page = chromium.openWithoutLogin(options(scheme));
            Chromium.navigate(page, pages.address("/login"));
            violations.find(page, "login");
            page.locator("input[name=user]").fill("admin");
            page.locator("input[name=password]").fill("wrong");
            page.locator("input[name=password]").press("Enter");
            assertThat(page.locator("[role=alert]")).isVisible();
            violations.find(page, "refused login");
            violations.assertAll();
        }
    }

    /** Without motion, since a colour that changes may be too faint on its way. */
    private static Browser.NewContextOptions options(ColorScheme scheme) {
        return new Browser.NewContextOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE);
    }
}
