package io.masif.system.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.masif.rig.process.Await;
import io.masif.system.fleet.Chromium;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Pages without a mouse. */
final class KeyboardTest extends WorkplaceCase {
    /** Longer than a notice stays that nobody reads. */
    private static final long NOTICE_MS = 11_000;
    /** Later than it is when the page's clock is told to pause then. */
    private static final long PAUSE_AHEAD_MS = 60_000;

    private static final long STEP_MS = 10;
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    @Test
    void keysSearchTickAndHelp() {
        Page page = login();
        openLive(page, "/pending");
        page.keyboard().press("/");
        assertThat(page.locator("#search")).isFocused();
        page.locator("#search").blur();
        Locator ticks = page.locator("#pending tbody input[type=checkbox]");
        page.keyboard().press("j");
        assertThat(ticks.first()).isFocused();
        page.keyboard().press("j");
        page.keyboard().press("x");
        assertThat(ticks.nth(1)).isChecked();
        assertThat(ticks.first()).not().isChecked();
        page.keyboard().press("?");
        assertThat(page.locator("dialog#help")).isVisible();
        assertThat(page.locator("#help [data-key=decide]")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog#help")).isHidden();
    }

    @Test
    void aKeyLeadsToWhatDecidesInTheListAndInItsDialog() {
        Page page = login();
        openLive(page, "/pending");
        page.keyboard().press("j");
        page.keyboard().press("Space");
        page.keyboard().press("d");
        assertThat(page.locator("#approve")).isFocused();
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#chooser-title")).isFocused();
        page.keyboard().press("d");
        assertThat(page.locator("#approve-hosts")).isFocused();
    }

    @Test
    void whatIsSelectedOnAnotherPageIsMarkedNamedAndDeselected() {
        Page page = login();
        openLive(page, "/pending");
        String hidden = packageName(updates(page).first());
        updates(page).first().check();
        updates(page).last().check();
        openLive(page, "/pending?kind=update&q=" + packageName(updates(page).last()));
        assertThat(page.locator("#selected .waiting")).hasText("1 of them not on this page");
        tabTo(page, "#hidden-selection summary");
        page.keyboard().press("Enter");
        assertThat(page.locator("#hidden-actions")).containsText(hidden + " (update ");
        tabTo(page, "#clear-hidden");
        page.keyboard().press("Enter");
        assertThat(page.locator("#selected")).hasText("1 action selected");
        assertThat(page.locator("#clear")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#selected")).hasText("Nothing selected");
        assertThat(page.locator("#all")).isFocused();
    }

    @Test
    void keysTickApprovals() {
        Page page = login();
        openLive(page, "/approvals?state=all&sort=-created");
        Locator ticks = page.locator("#approved input[name=approval]");
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("k");
        page.keyboard().press("x");
        assertThat(ticks.first()).isChecked();
        assertThat(ticks.first()).isFocused();
        page.keyboard().press("?");
        assertThat(page.locator("#help [data-key=tick]")).isVisible();
        assertThat(page.locator("#help [data-key=approve]")).isHidden();
    }

    @Test
    void aFilteredListIsApproved() {
        Page page = login();
        openLive(page, "/pending");
        String packageName = packageName(updates(page).last());
        page.keyboard().press("/");
        page.keyboard().type(packageName);
        assertThat(page.locator("#pending input[name=action]:not([value*='" + packageName + "'])"))
                .hasCount(0);
        page.keyboard().press("Enter");
        assertThat(page.locator("#pending tbody input").first()).isFocused();
        page.keyboard().press("/");
        tabTo(page, "#approve-all");
        page.keyboard().press("Enter");
        assertThat(page.locator("#chooser-title")).isFocused();
        tabTo(page, "#confirm-form textarea");
        page.keyboard().type("by keyboard");
        tabTo(page, "#confirm");
        page.keyboard().press("Enter");
        assertThat(page.locator("#nothing-found")).isVisible();
        assertThat(page.locator("dialog#chooser")).isHidden();
        assertThat(page.locator("#pending-title")).isFocused();

        openLive(page, "/approvals");
        page.keyboard().press("/");
        page.keyboard().type("by keyboard");
        assertThat(page.locator("#approved [data-approval]")).hasCount(1);
        assertThat(page.locator("#approved [data-approval]")).containsText(packageName);
    }

    @Test
    void theSearchIsLeftWithItsTextAndLeadsToTheRows() {
        Page page = login();
        openLive(page, "/hosts");
        Locator search = page.locator("#search-fleet");
        page.keyboard().press("/");
        page.keyboard().type("web");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#hosts tbody input").first()).isFocused();
        page.keyboard().press("/");
        page.keyboard().press("Enter");
        assertThat(page.locator("#hosts tbody input").first()).isFocused();
        page.keyboard().press("/");
        page.keyboard().press("Escape");
        assertThat(search).not().isFocused();
        assertThat(search).hasValue("web");
        page.keyboard().press("Escape");
        assertThat(search).hasValue("");
        assertThat(page).hasURL(pages.address("/hosts"));
    }

    @Test
    void keysTurnPagesAndTheHelpNamesThoseOfThePage() {
        Page page = login();
        openLive(page, "/hosts");
        page.keyboard().press("n");
        awaitLive(page, "/hosts?page=2");
        page.keyboard().press("p");
        awaitLive(page, "/hosts");
        page.keyboard().press("?");
        assertThat(page.locator("#help [data-key=search]")).isVisible();
        Chromium.navigate(page, pages.address("/settings"));
        page.keyboard().press("?");
        assertThat(page.locator("#help [data-key=help]")).isVisible();
        assertThat(page.locator("#help [data-key=search]")).isHidden();
    }

    /** Before it is live, a page may not have its scripts yet. */
    private void awaitLive(Page page, String path) {
        page.waitForURL(pages.address(path));
        assertThat(connection(page)).hasAttribute("data-state", "live");
    }

    @Test
    void anApprovalByKeysLeavesTheFocusInTheListAndItsNoticeOpenToTheReader() {
        Page page = login();
        page.clock().install();
        openLive(page, "/pending");
        page.keyboard().press("j");
        page.keyboard().press("x");
        // the first row may be that of a source package: it ticks all actions of that
        Locator ticked = page.locator("#pending input[name=action]:checked");
        Locator approved = page.locator("[id='" + ticked.first().getAttribute("id") + "']");
        page.keyboard().press("a");
        assertThat(page.locator("#chooser-title")).isFocused();
        tabTo(page, "#confirm");
        page.clock().pauseAt((long) number(page, "Date.now()") + PAUSE_AHEAD_MS);
        page.keyboard().press("Enter");
        goOnUntilNotice(page);
        page.locator("#notice p").hover();
        page.clock().resume();
        assertThat(approved).hasCount(0);
        assertThat(page.locator("#pending tbody input").first()).isFocused();
        page.clock().fastForward(NOTICE_MS);
        assertThat(page.locator("#notice p")).isVisible();
        page.locator("#pending-title").hover();
        page.clock().fastForward(NOTICE_MS);
        assertThat(page.locator("#notice p")).hasCount(0);
    }

    /** The page's clock goes on by a little each time that is looked: the notice is there however long it takes to find it. */
    private static void goOnUntilNotice(Page page) {
        Await.until("a notice", TIMEOUT, () -> {
            page.clock().runFor(STEP_MS);
            return page.locator("#notice p").count() == 1;
        });
    }

    @Test
    void theFocusGoesBackToWhereAQuestionWasAskedThatComesLate() {
        Page page = login();
        openLive(page, "/pending");
        page.keyboard().press("j");
        page.keyboard().press("x");
        page.route("**/approve", route -> {
            page.keyboard().press("Tab");
            route.resume();
        });
        page.keyboard().press("a");
        assertThat(page.locator("#chooser-title")).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog#chooser")).isHidden();
        assertThat(page.locator("#pending tbody input").first()).isFocused();
    }
}
