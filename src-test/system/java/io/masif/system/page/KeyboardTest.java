package io.masif.system.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Pages without a mouse. */
final class KeyboardTest extends WorkplaceCase {
    /** More than there are places for the focus on a page. */
    private static final int MAX_TABS = 400;

    @Test
    void keysSearchTickAndHelp() {
        Page page = login();
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
    void aFilteredListIsApproved() {
        Page page = login();
        openLive(page, "/pending");
        String packageName = packageName(updates(page).last());
        page.keyboard().press("/");
        page.keyboard().type(packageName);
        assertThat(page.locator("#pending input[name=action]:not([value*='" + packageName + "'])"))
                .hasCount(0);
        int found = boxes(page).count();
        assertThat(found).isPositive();

        tabTo(page, "#approve-all");
        page.keyboard().press("Enter");
        assertThat(page.locator("#confirm-form textarea")).isFocused();
        page.keyboard().type("by keyboard");
        tabTo(page, "#confirm");
        page.keyboard().press("Enter");
        assertThat(page.locator("#nothing-found")).isVisible();
        assertThat(page.locator("dialog#chooser")).isHidden();

        openLive(page, "/approvals");
        page.keyboard().press("/");
        page.keyboard().type("by keyboard");
        assertThat(page.locator("#approved [data-approval]")).hasCount(1);
        assertThat(page.locator("#approved [data-approval]")).containsText(packageName);
    }

    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < MAX_TABS; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate("selector => document.activeElement.matches(selector)", selector))) {
                return;
            }
        }
        assertThat(selector).as("reached by Tab").isNull();
    }
}
