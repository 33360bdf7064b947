package io.masif.system.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bad update is stopped everywhere in three clicks, also where it is approved, and the hosts are listed that have it. */
final class BadUpdateTest extends WorkplaceCase {
    private static final int MAX_CLICKS = 3;

    private final AtomicInteger clicks = new AtomicInteger();
    private BadVersion bad;

    /** A version that is executed on some hosts, and that others plan. */
    private record BadVersion(String packageName, String version) {}

    @BeforeEach
    void choose() {
        bad = findPartlyExecuted();
    }

    /** The other test may choose the same version, and clicks on a page that nothing changes. */
    @AfterEach
    void revoke() {
        if (bad != null) {
            pages.api().revokeDeclines(bad.packageName());
        }
    }

    @Test
    void fromTheOverview() {
        Page page = login();
        countClicks(page);
        openLive(page, "/");
        page.keyboard().press("/");
        page.keyboard().type(bad.packageName());
        page.keyboard().press("Enter");
        stop(page);
    }

    @Test
    void fromThePendingActions() {
        Page page = login();
        countClicks(page);
        openLive(page, "/pending");
        page.keyboard().press("/");
        page.keyboard().type(bad.packageName());
        page.locator("#pending a[href='/packages/%s']".formatted(bad.packageName()))
                .first()
                .click();
        stop(page);
    }

    private BadVersion findPartlyExecuted() {
        return pages.api().pending().stream()
                .map(row -> row.getString("package"))
                .distinct()
                .map(name -> pages.api().ask("packages/" + name, null))
                .flatMap(found -> found.getJsonArray("versions").stream()
                        .map(JsonObject.class::cast)
                        .filter(each -> each.getInteger("done") > 0 && each.getInteger("planned") > 0)
                        .map(each -> new BadVersion(found.getString("name"), each.getString("to_version"))))
                .findFirst()
                .orElseThrow();
    }

    /** On the page of the package, or about to be there. */
    private void stop(Page page) {
        page.waitForURL(Pattern.compile(".*/packages/.*"));
        Locator row = page.locator("#package tr[data-version='%s']".formatted(bad.version()))
                .first();
        String executed = row.locator("a[href*='state=done']").textContent();
        row.locator("button.danger").click();
        page.locator("#confirm").click();
        assertThat(page.locator("#package section[aria-labelledby=declines-title]"))
                .containsText(bad.version());
        assertThat(clicks.get()).isLessThanOrEqualTo(MAX_CLICKS);

        row.locator("a[href*='state=done']").click();
        assertThat(page.locator("main tr[data-host]")).hasCount(Integer.parseInt(executed));
    }

    /** Clicks of the mouse: Enter in a field clicks a button as well, without one. */
    private void countClicks(Page page) {
        page.exposeFunction("countClick", arguments -> clicks.incrementAndGet());
        page.addInitScript("addEventListener('click', event => { if (event.detail > 0) countClick(); }, true);");
    }
}
