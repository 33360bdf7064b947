package io.masif.system.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.masif.system.fleet.Chromium;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of the API in a browser, within the content security policy of all pages. */
final class ContractPageTest {
    @Test
    void theContractIsShownAndWhatReadsCanBeTried() {
        FleetPages pages = FleetPages.shared();
        try (Chromium chromium = new Chromium()) {
            Page page = pages.login(chromium, new Browser.NewContextOptions());
            List<String> errors = new ArrayList<>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    errors.add(message.text());
                }
            });
            Chromium.navigate(page, pages.address("/api/docs"));
            Locator about = page.locator("#operations-system-getAbout");
            about.locator("button.opblock-summary-control").click();
            about.locator("button.try-out__btn").click();
            about.locator("button.execute").click();
            assertThat(about.locator(".live-responses-table tr.response .response-col_status")
                            .first())
                    .containsText("200");
            Locator approve = page.locator("#operations-approvals-approve");
            approve.locator("button.opblock-summary-control").click();
            assertThat(approve.locator(".opblock-section-request-body")).isVisible();
            assertThat(approve.locator("button.try-out__btn")).hasCount(0);
            assertThat(errors).isEmpty();
        }
    }
}
