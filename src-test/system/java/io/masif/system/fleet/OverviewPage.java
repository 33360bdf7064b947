package io.masif.system.fleet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.masif.rig.process.Await;
import java.time.Duration;
import java.util.stream.Stream;

/** What an operator has open after the login: what is pending in one tab, and all approvals in another one. */
public final class OverviewPage {
    private final Page page;
    private final Page approvals;

    /** @param page the page after the login */
    OverviewPage(Page page) {
        assertThat(page.locator("#overview")).isVisible();
        String address = page.url();
        this.page = open(page, address + "pending", "pending");
        this.approvals = open(page.context().newPage(), address + "approvals?state=all", "approved");
    }

    private static Page open(Page tab, String address, String part) {
        Chromium.navigate(tab, address);
        assertThat(tab.locator("[data-testid=" + part + "]")).isVisible();
        tab.waitForLoadState(LoadState.LOAD);
        tab.evaluate("window.loadedOnce = true");
        return tab;
    }

    /** The row of an action that awaits an approval. */
    Locator pending(String packageName, String action, String version) {
        return page.locator("[data-testid=pending] tr:has(input[value^='[\"%s\",\"%s\",%s'])"
                .formatted(packageName, action, version.isEmpty() ? "null" : "\"" + version + "\""));
    }

    /** Ticks the action, once it is there. */
    public OverviewPage tick(String packageName, String action, String version) {
        box(packageName, action, version).check();
        return this;
    }

    /** The box of an action that awaits an approval. */
    Locator box(String packageName, String action, String version) {
        return pending(packageName, action, version).locator("input[type=checkbox]");
    }

    /** Presses the key that sends a form, in the field that searches packages. */
    OverviewPage pressEnterInSearch() {
        page.locator("#search").press("Enter");
        return this;
    }

    /** The question whether something is to be decided. */
    Locator question() {
        return page.locator("dialog#chooser");
    }

    /** Approves what is ticked, for all hosts. */
    public OverviewPage approve() {
        return pressApprove().confirm();
    }

    /** Asks for the question, and does not wait for it. */
    public OverviewPage pressApprove() {
        page.locator("button#approve").click();
        return this;
    }

    /** Asks for the question, and waits until the request is sent. */
    public OverviewPage sendApprove() {
        page.waitForRequest(request -> request.method().equals("POST"), this::pressApprove);
        return this;
    }

    /** As {@link #approve}; a button is pressed again while the page says that this was refused. */
    public OverviewPage approveUntilAccepted() {
        pressUntilAccepted("button#approve");
        pressUntilAccepted("[data-testid=confirm] button#confirm");
        assertThat(question()).isHidden();
        return this;
    }

    private void pressUntilAccepted(String button) {
        Await.until(
                "an answer to " + button + " that is no refusal",
                Duration.ofMillis((long) Chromium.TIMEOUT_MILLIS),
                () -> page.waitForResponse(
                                answer -> answer.request().method().equals("POST"),
                                () -> page.locator(button).click())
                        .ok());
    }

    /** Approves what is ticked, for these hosts only. */
    OverviewPage approveFor(String... hosts) {
        page.locator("button#select-hosts").click();
        for (String host : hosts) {
            page.locator("[data-testid=hosts] [data-host='%s'] input[type=checkbox]".formatted(host))
                    .check();
        }
        page.locator("button#approve-hosts").click();
        return confirm();
    }

    /** Says yes to the question, and waits until it is gone. */
    public OverviewPage confirm() {
        page.locator("[data-testid=confirm] button#confirm").click();
        assertThat(page.locator("dialog#chooser")).isHidden();
        return this;
    }

    /** The row of what was approved of a package. */
    Locator approved(String packageName) {
        return approvals
                .locator("[data-testid=approved] [data-approval]:has(.one a:text-is('%s'))".formatted(packageName))
                .first();
    }

    /** Waits until the approved row shows a number: {@code done}, {@code running}, {@code failed}, {@code waiting}. */
    public OverviewPage awaitCount(String packageName, String what, int count) {
        Locator shown = approved(packageName).locator(".counts ." + what);
        if (count == 0) {
            assertThat(shown).hasCount(0);
        } else {
            assertThat(shown).hasText(count + " " + what);
        }
        return this;
    }

    /** Presses the button that has tried again what failed. */
    OverviewPage retry(String packageName) {
        approved(packageName).locator("button[id^=retry-]").click();
        return this;
    }

    /** Waits until the approved row of a package says something. */
    OverviewPage awaitText(String packageName, String text) {
        assertThat(approved(packageName)).containsText(text);
        return this;
    }

    /** Waits until both pages say that they have lost the UI, and try to connect again. */
    public OverviewPage awaitReconnecting() {
        Stream.of(page, approvals)
                .forEach(each -> assertThat(each.locator("#connection")).hasAttribute("data-state", "reconnecting"));
        return this;
    }

    /** Waits until both pages receive what happens, and none shows that something went wrong. */
    public OverviewPage awaitLive() {
        Stream.of(page, approvals).forEach(each -> {
            assertThat(each.locator("#connection")).hasAttribute("data-state", "live");
            assertThat(each.locator("#banner")).isHidden();
        });
        return this;
    }

    /** Whether these are still the very pages that were loaded after the login. */
    public boolean isNeverReloaded() {
        return Stream.of(page, approvals)
                .allMatch(each -> Boolean.TRUE.equals(each.evaluate("window.loadedOnce === true")));
    }
}
