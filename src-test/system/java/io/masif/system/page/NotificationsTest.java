package io.masif.system.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.masif.rig.http.NotificationReceiver;
import org.junit.jupiter.api.Test;

/** An administrator has notifications sent to a webhook: adds it, chooses events, tries it, and sees what was sent. */
final class NotificationsTest extends WorkplaceCase {
    private static final String PATH = "/settings/notifications";
    private static final String TEXT = "Test notification, requested by admin.";

    @Test
    void aWebhookIsAddedTriedAndRemovedByClicking() {
        try (NotificationReceiver receiver = new NotificationReceiver(text -> {})) {
            Page page = login();
            add(page, receiver.address());
            assertThat(page.locator("[data-testid=secret]")).containsText("whsec_");
            page.locator(".crumb a[href='" + PATH + "']").click();
            assertThat(row(page)).containsText("Hosts silent");
            assertThat(row(page)).not().containsText("Certificate or revocation list");

            switchOff(page, "hosts-silent");
            assertThat(row(page)).containsText("Action failed");
            assertThat(row(page)).not().containsText("Hosts silent");

            openLive(page, PATH);
            keepNotices(page);
            row(page).locator("form[action$='/test'] button").click();
            assertThat(awaitNotice(page)).contains("The test is on its way");
            assertThat(page.locator("[data-testid=sent] tr[data-state=sent]")
                            .filter(new Locator.FilterOptions().setHasText(TEXT)))
                    .containsText("browser");
            assertIsNeverReloaded(page);
            assertThat(receiver.texts()).contains(TEXT);
            remove(page);
        }
    }

    private void add(Page page, String address) {
        page.navigate(pages.address("/settings"));
        page.locator("main a[href='" + PATH + "']").click();
        Locator form = page.locator("#add-route");
        form.locator("input[name=name]").fill("browser");
        form.locator("select[name=kind]").selectOption("webhook");
        form.locator("input[name=target]").fill(address);
        form.locator("input[value=expiry-near]").uncheck();
        form.locator("input[value=security-overdue]").uncheck();
        form.locator("button[type=submit]").click();
    }

    /** Has the route no longer send notifications of an event. */
    private static void switchOff(Page page, String event) {
        row(page).locator("th a").click();
        assertThat(page.locator("input[value=expiry-near]")).not().isChecked();
        page.locator("input[value=" + event + "]").uncheck();
        page.locator("form[action$='/save'] button").click();
        page.waitForURL("**" + PATH);
    }

    private void remove(Page page) {
        row(page).locator("th a").click();
        page.locator("button[formaction$='/disable']").click();
        page.waitForURL("**" + PATH);
        assertThat(row(page).locator(".badge")).hasText("off");
        row(page).locator("th a").click();
        page.locator("button[formaction$='/remove']").click();
        page.waitForURL("**" + PATH);
        assertThat(row(page)).hasCount(0);
        assertThat(page.locator("[data-testid=sent]")).containsText(TEXT);
    }

    private static Locator row(Page page) {
        return page.locator("[data-testid=routes] tr[data-route=browser]");
    }
}
