package io.masif.system.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.masif.system.fleet.Chromium;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages in a browser that runs no scripts. */
final class WithoutScriptTest extends WorkplaceCase {
    private Page page;

    @BeforeEach
    void loginWithoutScript() {
        page = login(new Browser.NewContextOptions().setLocale("en-US").setJavaScriptEnabled(false));
    }

    @Test
    void eachPageIsReadAndNothingSaysThatItConnects() {
        pages.addresses(page).forEach(address -> {
            Chromium.navigate(page, address);
            assertThat(page.locator("main")).not().isEmpty();
            assertThat(page.locator("main h1")).hasCount(1);
            assertThat(connection(page)).isHidden();
        });
    }

    @Test
    void aListIsFilteredSortedAndTurnedOver() {
        Chromium.navigate(page, pages.address("/hosts"));
        String name = page.locator("#hosts [data-host]").last().getAttribute("data-host");
        page.locator("#search-fleet").fill(name);
        page.locator("#hosts-filter noscript button").click();
        assertThat(page.locator("#hosts [data-host]")).hasCount(1);
        assertThat(page.locator("#hosts [data-host='" + name + "']")).isVisible();

        Chromium.navigate(page, pages.address("/hosts"));
        page.locator("#hosts th a").first().click();
        assertThat(page.locator("#hosts th[aria-sort]")).hasCount(1);
        page.locator("a[rel=next]").click();
        assertThat(page.locator("a[rel=prev]")).isVisible();
    }

    @Test
    void aTickedActionIsApprovedAfterAPreview() {
        Chromium.navigate(page, pages.address("/pending"));
        Locator box = updates(page).first();
        String packageName = packageName(box);
        String id = box.getAttribute("id");
        box.check();
        page.locator("#approve").click();
        assertThat(page.locator("#confirm-form")).containsText(packageName);
        page.locator("#confirm-form textarea").fill("without a script");
        page.locator("#confirm").click();
        assertThat(page.locator("#pending")).isVisible();
        assertThat(page.locator("[id='" + id + "']")).hasCount(0);
        assertApproved("without a script", packageName);
    }

    @Test
    void allThatMatchAFilterIsApprovedAfterAPreview() {
        Chromium.navigate(page, pages.address("/pending"));
        String packageName = packageName(updates(page).nth(5));
        page.locator("#search").fill(packageName);
        page.locator("#pending-filter noscript button").click();
        page.waitForURL(Pattern.compile("/pending[?].*q="));
        int found = boxes(page).count();
        page.locator("#approve-all").click();
        assertThat(page.locator("#chooser-title")).containsText(Integer.toString(found));
        page.locator("#confirm-form textarea").fill("a filtered list");
        page.locator("#confirm").click();
        Chromium.navigate(page, pages.address("/pending?q=" + packageName));
        assertThat(boxes(page)).hasCount(0);
        assertApproved("a filtered list", packageName);
    }

    @Test
    void aClassOfHostsIsApprovedByItsButton() {
        Chromium.navigate(page, pages.address("/pending?group=class"));
        Locator button = page.locator("#pending tbody [name=filter]").first();
        String label = button.textContent();
        button.click();
        assertThat(page.locator("#chooser-title")).containsText("Approve " + label.replace("Approve all ", ""));
    }

    private void assertApproved(String comment, String packageName) {
        Chromium.navigate(page, pages.address("/approvals"));
        page.locator("#search").fill(comment);
        page.locator("#approvals-filter noscript button").click();
        assertThat(page.locator("#approved [data-approval]")).hasCount(1);
        assertThat(page.locator("#approved [data-approval]")).containsText(packageName);
    }
}
