package io.masif.system.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.masif.rig.http.Relay;
import io.masif.system.fleet.Chromium;
import io.vertx.core.json.JsonArray;
import java.net.URI;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators do with the pages all day. */
final class WorkplaceTest {
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 800;
    private static final int MAX_ELEMENTS = 4000;
    private static final int MAX_BYTES = 100_000;

    private static FleetPages pages;

    private Chromium chromium;

    @BeforeAll
    static void fill() {
        pages = FleetPages.start(WorkplaceTest.class);
    }

    @AfterAll
    static void end() {
        pages.close();
    }

    @BeforeEach
    void open() {
        chromium = new Chromium();
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void anotherOperatorSeesAnApprovalAtOnceAndKeepsTicksAndScrollPosition() {
        Page first = login("en-US");
        Page second = login("en-US");
        openLive(second, "/pending");
        Page approvals = second.context().newPage();
        openLive(approvals, "/approvals?sort=-created");
        Locator ticked = boxes(second).nth(20);
        ticked.check();
        ticked.evaluate("box => box.closest('tr').scrollIntoView({block: 'center'})");
        double top = number(second, "window.scrollY");
        assertThat(top).isGreaterThan(100);

        openLive(first, "/pending");
        Locator last = boxes(first).last();
        String approved = last.getAttribute("id");
        String key = ticked.getAttribute("id");
        last.check();
        first.locator("#approve").click();
        first.locator("#confirm-form textarea").fill("seen by two");
        first.locator("#confirm").click();
        assertThat(first.locator("dialog#chooser")).isHidden();

        assertThat(second.locator("[id='%s']".formatted(approved))).hasCount(0);
        assertThat(second.locator("[id='%s']".formatted(key))).isChecked();
        assertThat(second.locator("#selected")).containsText("1");
        assertThat(number(second, "window.scrollY")).isCloseTo(top, within(2.0));
        assertThat(approvals.locator("[data-testid=approved]")).containsText("seen by two");
        assertIsNeverReloaded(second);
        assertIsNeverReloaded(approvals);
    }

    @Test
    void aLostConnectionIsSaidAndThePageIsCurrentOnceItIsBack() {
        try (Relay relay = new Relay(URI.create(pages.address("/")).getPort())) {
            String address = "http://127.0.0.1:" + relay.port();
            Page page = pages.login(chromium, address);
            openLiveAt(page, address + "/pending");
            String action =
                    page.locator("#pending input[value*='\"update\"']").first().getAttribute("value");
            Locator row = page.locator("#pending tr:has(input[value='%s'])".formatted(action));
            assertThat(row).isVisible();

            relay.disconnect();
            assertThat(connection(page)).hasText("Reconnecting");
            JsonArray key = new JsonArray(action);
            pages.api().approve(key.getString(0), "update", key.getString(2));
            relay.reconnect();
            assertThat(connection(page)).hasText("Live");
            assertThat(row).hasCount(0);
            assertIsNeverReloaded(page);
        }
    }

    @Test
    void aSessionThatEndsInAnotherTabEndsAtTheLogin() {
        Page page = login("en-US");
        openLive(page, "/hosts");
        Page other = page.context().newPage();
        other.navigate(pages.address("/"));
        other.locator("details.user summary").click();
        other.locator("form[action='/logout'] button").click();
        assertThat(other).hasURL(pages.address("/login"));
        assertThat(page).hasURL(pages.address("/login"));
    }

    @Test
    void noPageScrollsSidewaysOnAPhone() {
        Page page = pages.login(chromium, new Browser.NewContextOptions().setViewportSize(PHONE_WIDTH, PHONE_HEIGHT));
        SoftAssertions widths = new SoftAssertions();
        pages.addresses(page).forEach(address -> {
            page.navigate(address);
            widths.assertThat(number(page, "document.documentElement.scrollWidth"))
                    .as(address)
                    .isLessThanOrEqualTo(PHONE_WIDTH);
        });
        widths.assertAll();
    }

    @Test
    void keysSearchTickAndHelp() {
        Page page = login("en-US");
        openLive(page, "/pending");
        page.keyboard().press("/");
        assertThat(page.locator("#search")).isFocused();
        page.locator("#search").blur();
        page.keyboard().press("j");
        assertThat(boxes(page).first()).isFocused();
        page.keyboard().press("j");
        page.keyboard().press("x");
        assertThat(boxes(page).nth(1)).isChecked();
        assertThat(boxes(page).first()).not().isChecked();
        page.keyboard().press("?");
        assertThat(page.locator("dialog#help")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog#help")).isHidden();
    }

    @Test
    void theLanguageIsThatOfTheBrowser() {
        Page page = login("de-DE");
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        assertThat(page.locator("header nav")).containsText("Ausstehend");
    }

    @Test
    void theLanguageThatWasChosenStays() {
        Page page = login("en-US");
        assertThat(page.locator("header nav")).containsText("Pending");
        page.locator("details.user summary").click();
        page.locator("select[name=language]").selectOption("de");
        page.locator("form[action='/preferences'] button").click();
        assertThat(page.locator("header nav")).containsText("Ausstehend");
        page.navigate(pages.address("/hosts"));
        assertThat(page.locator("header nav")).containsText("Ausstehend");
        page.locator("details.user summary").click();
        page.locator("form[action='/logout'] button").click();
        assertThat(page.locator("button[type=submit]")).hasText("Anmelden");
    }

    @Test
    void pagesAreSmall() {
        Page page = login("en-US");
        SoftAssertions sizes = new SoftAssertions();
        pages.addresses(page).forEach(address -> {
            int bytes = page.navigate(address).body().length;
            sizes.assertThat(bytes).as("bytes of %s", address).isLessThanOrEqualTo(MAX_BYTES);
            sizes.assertThat(page.locator("*").count())
                    .as("elements of %s", address)
                    .isLessThanOrEqualTo(MAX_ELEMENTS);
        });
        sizes.assertAll();
    }

    private Page login(String locale) {
        return pages.login(chromium, new Browser.NewContextOptions().setLocale(locale));
    }

    /** Opens a page, and waits until it hears of changes. */
    private static void openLive(Page page, String path) {
        openLiveAt(page, pages.address(path));
    }

    private static void openLiveAt(Page page, String address) {
        page.navigate(address);
        assertThat(connection(page)).hasAttribute("data-state", "live");
        page.evaluate("window.loadedOnce = true");
    }

    private static void assertIsNeverReloaded(Page page) {
        assertThat(page.evaluate("window.loadedOnce === true")).isEqualTo(true);
    }

    private static double number(Page page, String expression) {
        return ((Number) page.evaluate(expression)).doubleValue();
    }

    private static Locator connection(Page page) {
        return page.locator("#connection");
    }

    private static Locator boxes(Page page) {
        return page.locator("#pending input[name=action]");
    }
}
