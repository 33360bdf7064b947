package io.masif.system.page.host;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.masif.rig.FilledFleet;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Ports;
import io.masif.system.fleet.Chromium;
import io.masif.system.fleet.Fleets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hosts stay ticked on all pages of their list, in whatever order, until the operator has done something with them. */
final class HostTicksTest {
    /** Two pages. */
    private static final int HOSTS = 120;

    private static final String OWN_PASSWORD = "of my own choice";

    private FilledFleet fleet;
    private Chromium chromium;
    private Page page;

    @BeforeEach
    void start() {
        fleet = FilledFleet.start(
                EmbeddedDatabase.binaries(), Fleets.folder(HostTicksTest.class), Ports.free(), HOSTS, 0);
        chromium = new Chromium();
        page = login();
    }

    @AfterEach
    void end() {
        chromium.close();
        fleet.close();
    }

    @Test
    void hostsStayTickedOnOtherPagesAndInOtherOrders() {
        String removed = tickTwoPages();
        Chromium.navigate(page, address("/hosts?sort=-last-seen"));
        assertThat(selected()).containsText("3 hosts ticked");
        Chromium.navigate(page, address("/hosts?q=absent-host"));
        assertThat(selected()).hasText("3 hosts ticked 3 of them not on this page");
        page.locator("#hidden-selection summary").click();
        assertThat(page.locator("#hidden-selection li").filter(new Locator.FilterOptions().setHasText(removed)))
                .hasCount(1);

        remove(login(), removed);
        assertThat(selected()).containsText("2 hosts ticked");
        assertThat(selected()).containsText("(1 removed meanwhile)");
        page.locator("#host-actions [formaction='/hosts/labels']").click();
        assertThat(page.locator("#chooser-title")).containsText("2 hosts");
    }

    @Test
    void whatIsDoneWithHostsEndsTheirTicks() {
        tickTwoPages();
        page.locator("#hidden-selection summary").click();
        page.locator("#clear-hidden").click();
        assertThat(selected()).hasText("1 host ticked");
        assertThat(page.locator("#clear")).isFocused();
        page.locator("#host-actions [formaction='/hosts/remove']").click();
        page.locator("#confirm").click();
        assertThat(page.locator("dialog#chooser")).isHidden();
        assertThat(selected()).hasText("No host ticked");
        Chromium.navigate(page, address("/hosts?sort=name"));
        assertThat(selected()).hasText("No host ticked");
        assertThat(page.locator("#hosts tbody input:checked")).hasCount(0);
    }

    @Test
    void anotherOperatorWhoLogsInHasNoTicks() {
        String password = addOperator("vera");
        tickTwoPages();
        page.locator("details.user summary").click();
        page.locator("form[action='/logout'] button").click();
        page.waitForURL("**/login");
        logIn("vera", password);
        Chromium.navigate(page, address("/hosts?sort=name"));
        assertThat(selected()).hasText("No host ticked");
        assertThat(page.locator("#hosts tbody input:checked")).hasCount(0);
    }

    /** The generated password. */
    private String addOperator(String name) {
        Chromium.navigate(page, address("/settings/operators"));
        page.locator("input[name=name]").fill(name);
        page.locator("select[name=role]").selectOption("administrator");
        page.locator("form[action='/settings/operators'] button").click();
        return page.locator("[data-testid=secret]").textContent();
    }

    /** Logs in with a generated password, which has to be changed. */
    private void logIn(String name, String password) {
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

    /** Two hosts of the first page and one of the second. Returns the first of them. */
    private String tickTwoPages() {
        Chromium.navigate(page, address("/hosts?sort=name"));
        Locator boxes = page.locator("#hosts tbody input[name=host]");
        String first = boxes.first().inputValue();
        boxes.first().check();
        boxes.nth(1).check();
        page.locator("a[rel=next]").click();
        page.waitForURL("**page=2*");
        assertThat(selected()).hasText("2 hosts ticked 2 of them not on this page");
        boxes.first().check();
        assertThat(selected()).hasText("3 hosts ticked 2 of them not on this page");
        return first;
    }

    private void remove(Page other, String host) {
        Chromium.navigate(other, address("/hosts/" + host));
        other.locator("main [formaction='/hosts/remove']").click();
        other.locator("#confirm").click();
        assertThat(other.locator("main [formaction='/hosts/remove']")).hasCount(0);
    }

    private Locator selected() {
        return page.locator("#selected");
    }

    private Page login() {
        return chromium.login(
                fleet.uiAddress(), fleet.uiPassword(), new Browser.NewContextOptions().setLocale("en-US"));
    }

    private String address(String path) {
        return fleet.uiAddress() + path;
    }
}
