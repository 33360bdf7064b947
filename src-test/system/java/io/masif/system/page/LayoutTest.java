package io.masif.system.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.masif.system.fleet.Chromium;
import io.masif.system.page.inspect.Overlaps;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Every page fits on screens of all sizes, and is small. */
final class LayoutTest extends WorkplaceCase {
    private static final int PHONE_WIDTH = 360;
    private static final int PHONE_HEIGHT = 780;
    private static final int LAPTOP_WIDTH = 1366;
    private static final int LAPTOP_HEIGHT = 768;
    private static final int DESKTOP_WIDTH = 1280;
    private static final double ZOOM = 1.5;
    private static final int MAX_ELEMENTS = 4000;
    private static final int MAX_BYTES = 100_000;

    @Test
    void noPageScrollsSidewaysOnAPhone() {
        Page page = login(new Browser.NewContextOptions()
                .setViewportSize(PHONE_WIDTH, PHONE_HEIGHT)
                .setIsMobile(true)
                .setHasTouch(true)
                .setColorScheme(ColorScheme.DARK));
        SoftAssertions faults = new SoftAssertions();
        pages.addresses(page).forEach(address -> {
            Chromium.navigate(page, address);
            assertFits(faults, page, address, PHONE_WIDTH);
            faults.assertThat(Overlaps.find(page)).as("overlaps on %s", address).isEmpty();
        });
        faults.assertAll();
    }

    @Test
    void noTableScrollsSidewaysOnAPhoneWhereItsRowsAreStacked() {
        Page page = login(new Browser.NewContextOptions().setViewportSize(PHONE_WIDTH, PHONE_HEIGHT));
        SoftAssertions faults = new SoftAssertions();
        String packageName = pages.api().pending().get(0).getString("package");
        for (String path : List.of("/packages/" + packageName + "/hosts", "/runs", "/declines")) {
            Chromium.navigate(page, pages.address(path));
            faults.assertThat((List<?>) page.evaluate("""
                            () => [...document.querySelectorAll(".list-wrap")].map(each => each.scrollWidth - each.clientWidth)
                              .filter(hidden => hidden > 0)
                            """))
                    .as("hidden of tables on %s", path)
                    .isEmpty();
        }
        faults.assertAll();
    }

    @Test
    void mostOfAPhoneIsLeftToTheListOfWhatIsPending() {
        Page page = login(new Browser.NewContextOptions().setViewportSize(PHONE_WIDTH, PHONE_HEIGHT));
        openLive(page, "/pending?kind=update");
        boxes(page).first().check();
        page.evaluate("scrollTo(0, 3 * innerHeight)");
        page.waitForFunction("""
                        most => {
                          const height = [...document.querySelectorAll(".top, .all-found, #actions")]
                            .map(each => each.getBoundingClientRect())
                            .map(each => Math.min(innerHeight, each.bottom) - Math.max(0, each.top))
                            .filter(height => height > 0).reduce((one, other) => one + other, 0);
                          return height >= 1 && height <= most;
                        }
                        """, PHONE_HEIGHT / 5.0);
    }

    @Test
    void theMenuHasOneLineOnALaptop() {
        for (String locale : List.of("en-US", "de-DE")) {
            Page page = login(new Browser.NewContextOptions()
                    .setViewportSize(LAPTOP_WIDTH, LAPTOP_HEIGHT)
                    .setLocale(locale));
            openLive(page, "/hosts");
            assertThat((List<?>) page.evaluate("""
                            () => [...new Set([...document.querySelectorAll(".bar nav a, .brand")]
                              .map(each => each.getBoundingClientRect()).map(each => Math.round((each.top + each.bottom) / 2)))]
                            """))
                    .as("middles of lines in " + locale)
                    .hasSize(1);
        }
    }

    @Test
    void noDialogIsWiderThanAPhone() {
        Page page = login(new Browser.NewContextOptions().setViewportSize(PHONE_WIDTH, PHONE_HEIGHT));
        SoftAssertions faults = new SoftAssertions();
        for (FleetDialog dialog : FleetDialog.ALL) {
            dialog.open(page, pages);
            assertFits(faults, page, dialog);
        }
        faults.assertAll();
    }

    /** No part of it is cut, and the dialog is closed again. */
    private static void assertFits(SoftAssertions faults, Page page, FleetDialog dialog) {
        faults.assertThat((List<?>) page.evaluate("""
                        () => [...document.querySelectorAll("#chooser *")].filter(each => each.checkVisibility()
                            && each.getBoundingClientRect().right > chooser.getBoundingClientRect().right)
                          .map(each => each.tagName + "." + each.className + ": " + each.textContent.trim().slice(0, 60))
                        """))
                .as("cut in the dialog %s", dialog.name())
                .isEmpty();
        page.locator("#chooser-cancel").click();
        page.locator("dialog#chooser").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    /** As a browser zooms: fewer pixels of CSS, each of which is larger. */
    @Test
    void nothingOverlapsAndHostNamesStayOnOneLineWhenEnlarged() {
        int width = (int) (LAPTOP_WIDTH / ZOOM);
        Page page = login(new Browser.NewContextOptions()
                .setViewportSize(width, (int) (LAPTOP_HEIGHT / ZOOM))
                .setDeviceScaleFactor(ZOOM));
        SoftAssertions faults = new SoftAssertions();
        pages.addresses(page).forEach(address -> {
            Chromium.navigate(page, address);
            assertFits(faults, page, address, width);
            faults.assertThat(Overlaps.find(page)).as("overlaps on %s", address).isEmpty();
            faults.assertThat(findBrokenHostNames(page))
                    .as("host names on more than one line of %s", address)
                    .isEmpty();
        });
        faults.assertAll();
    }

    /** Enough hosts are seen at once to compare them. */
    @Test
    void aRowOfTheListOfHostsHasAtMostThreeLines() {
        Page page = login(new Browser.NewContextOptions().setViewportSize(DESKTOP_WIDTH, LAPTOP_HEIGHT));
        Chromium.navigate(page, pages.address("/hosts"));
        assertThat(page.locator("td.labels .chip").count()).isPositive();
        assertThat(number(page, "document.querySelector('table.hosts').scrollWidth"))
                .as("width of the list")
                .isLessThanOrEqualTo(number(page, "document.querySelector('.list-wrap').clientWidth"));
        assertThat(findTallRows(page)).isEmpty();
    }

    @Test
    void nothingIsInTheRoundedCornersOfCards() {
        Page page = login(new Browser.NewContextOptions().setViewportSize(DESKTOP_WIDTH, LAPTOP_HEIGHT));
        SoftAssertions faults = new SoftAssertions();
        pages.addresses(page).forEach(address -> {
            Chromium.navigate(page, address);
            faults.assertThat(findInCorners(page))
                    .as("in the corners of cards on %s", address)
                    .isEmpty();
        });
        faults.assertAll();
    }

    @Test
    void pagesAreSmall() {
        Page page = login();
        SoftAssertions sizes = new SoftAssertions();
        pages.addresses(page).forEach(address -> {
            int bytes = Chromium.navigate(page, address).body().length;
            sizes.assertThat(bytes).as("bytes of %s", address).isLessThanOrEqualTo(MAX_BYTES);
            sizes.assertThat(page.locator("*").count())
                    .as("elements of %s", address)
                    .isLessThanOrEqualTo(MAX_ELEMENTS);
        });
        sizes.assertAll();
    }

    private static void assertFits(SoftAssertions faults, Page page, String address, int width) {
        faults.assertThat(number(page, "document.documentElement.scrollWidth"))
                .as("width of %s", address)
                .isLessThanOrEqualTo(width);
    }

    /** What a corner of a card would be covered by: it is found where a click would meet it. */
    private static List<?> findInCorners(Page page) {
        return (List<?>) page.evaluate("""
                () => [...document.querySelectorAll("main .card")].filter(card => card.checkVisibility())
                  .flatMap(card => ["left", "right"].flatMap(side => ["top", "bottom"].map(edge => {
                    const middle = card.getBoundingClientRect()[edge] - innerHeight / 2;
                    scrollBy({top: middle, behavior: "instant"});
                    const box = card.getBoundingClientRect();
                    const found = document.elementFromPoint(
                      side === "left" ? box.left + 1 : box.right - 2, edge === "top" ? box.top + 1 : box.bottom - 2);
                    return card !== found && card.contains(found) ? `${edge} ${side}: ${found.outerHTML.slice(0, 120)}` : null;
                  }))).filter(found => found)
                """);
    }

    private static List<?> findTallRows(Page page) {
        return (List<?>) page.evaluate("""
                () => [...document.querySelectorAll("tr[data-host]")].filter(row => {
                  const line = parseFloat(getComputedStyle(document.body).lineHeight);
                  return row.offsetHeight > 3 * line + 20;
                }).map(row => row.offsetHeight + " px: " + row.innerText)
                """);
    }

    private static List<?> findBrokenHostNames(Page page) {
        return (List<?>) page.evaluate("""
                () => [...document.querySelectorAll("main a[href^='/hosts/']")].filter(link => link.checkVisibility()
                    && link.getAttribute("href") === "/hosts/" + link.textContent && link.getClientRects().length > 1)
                  .map(link => link.textContent)
                """);
    }
}
