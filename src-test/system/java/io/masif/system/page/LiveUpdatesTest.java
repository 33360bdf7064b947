package io.masif.system.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import io.masif.rig.process.Await;
import io.masif.system.fleet.Chromium;
import io.masif.system.page.inspect.Transfer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Open pages of a fleet of which 20 hosts change each second. */
final class LiveUpdatesTest {
    private static final double CHANGES_PER_SECOND = 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final int UPDATES = 2;
    /** A page is told of changes every two seconds at most. */
    private static final int UPDATES_PER_MINUTE = 30;

    private static final long MAX_BYTES_PER_MINUTE = 1_000_000;
    private static final long MAX_BYTES_TO_FIRST_ROW = 100_000;
    /** Browsers open so many connections to one server. */
    private static final int CONNECTIONS = 6;

    /** In the page itself: more may have come until somebody asks for the row from outside. */
    private static final String TELL_FIRST_ROW = """
            const look = () => {
              const row = document.querySelector("#pending tr, #hosts tr, #approved li");
              if (row && row.checkVisibility()) tellFirstRow();
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
            """;

    private static FleetPages pages;

    private Chromium chromium;
    private Page page;

    @BeforeAll
    static void fill() {
        pages = FleetPages.start(LiveUpdatesTest.class, CHANGES_PER_SECOND);
    }

    @AfterAll
    static void end() {
        pages.close();
    }

    @BeforeEach
    void open() {
        chromium = new Chromium();
        page = pages.login(chromium, new Browser.NewContextOptions());
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void ticksFocusScrollPositionAndOpenDetailsStay() {
        Chromium.navigate(page, pages.address("/hosts?sort=name"));
        Locator ticked = page.locator("#hosts input[name=host]").nth(60);
        ticked.check();
        page.locator("#hosts td.name a").nth(61).focus();
        ticked.evaluate("box => box.closest('tr').scrollIntoView({block: 'center'})");
        String host = ticked.inputValue();
        String focused = page.locator("#hosts td.name a").nth(61).textContent();
        double top = WorkplaceCase.number(page, "window.scrollY");
        assertThat(top).isGreaterThan(100);
        awaitUpdates("/parts/hosts");
        assertThat(page.locator("#hosts input[value='" + host + "']")).isChecked();
        assertThat(page.locator("#hosts td.name a").getByText(focused, new Locator.GetByTextOptions().setExact(true)))
                .isFocused();
        assertThat(WorkplaceCase.number(page, "window.scrollY")).isCloseTo(top, within(2.0));

        Chromium.navigate(page, pages.address("/pending"));
        page.locator("#columns summary").click();
        awaitUpdates("/parts/pending");
        assertThat(page.locator("#columns .sheet")).isVisible();
        assertThat(page.locator("#columns summary")).isFocused();
    }

    @Test
    void whatIsPressedWhileTheListIsLoadedAgainIsClicked() {
        Chromium.navigate(page, pages.address("/pending"));
        page.locator("#columns summary").hover();
        page.mouse().down();
        awaitUpdates("/parts/pending");
        page.mouse().up();
        assertThat(page.locator("#columns .sheet")).isVisible();
        page.locator("#columns summary").press("Space");
        assertThat(page.locator("#columns .sheet")).isHidden();
        page.keyboard().down("Space");
        awaitUpdates("/parts/pending");
        page.keyboard().up("Space");
        assertThat(page.locator("#columns .sheet")).isVisible();
        awaitUpdates("/parts/pending");
    }

    @Test
    void whatIsOpenedInTheMomentInWhichTheListIsReplacedStaysOpen() {
        Chromium.navigate(page, pages.address("/pending"));
        page.evaluate("""
                () => document.addEventListener("htmx:beforeSwap", () => {
                  document.getElementById("columns").open = true;
                }, {capture: true, once: true})
                """);
        awaitUpdates("/parts/pending");
        assertThat(page.locator("#columns .sheet")).isVisible();
    }

    @Test
    void whatOpenDetailsHaveLoadedStays() {
        Chromium.navigate(page, pages.address("/activity?kind=login"));
        assertThat(WorkplaceCase.connection(page)).hasText("Live");
        page.locator("summary", new Page.LocatorOptions().setHasText("Details"))
                .first()
                .click();
        Locator detail = page.locator("#activity dl").first();
        assertThat(detail).containsText("127.0.0.1");
        awaitUpdates("/parts/activity");
        assertThat(detail).isVisible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/pending", "/hosts", "/approvals", "/health", "/activity", "/runs"})
    void anOpenPageMovesLessThanAMegabyteAMinute(String path) {
        Chromium.navigate(page, pages.address(path));
        assertThat(WorkplaceCase.connection(page)).hasText("Live");
        Transfer transfer = new Transfer(page);
        awaitEvents(transfer, 1);
        long bytes = transfer.bytes();
        long events = transfer.events();
        awaitEvents(transfer, events + UPDATES);
        long perUpdate = (transfer.bytes() - bytes) / (transfer.events() - events);
        System.out.printf(
                "%s: %d bytes per update, at most %d a minute%n", path, perUpdate, perUpdate * UPDATES_PER_MINUTE);
        assertThat(perUpdate).isPositive();
        assertThat(perUpdate * UPDATES_PER_MINUTE).isLessThanOrEqualTo(MAX_BYTES_PER_MINUTE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/pending", "/hosts", "/approvals"})
    void theFirstRowIsInTheFirstHundredKilobytes(String path) {
        Page empty = chromium.openWithoutLogin(
                new Browser.NewContextOptions().setStorageState(page.context().storageState()));
        Transfer transfer = new Transfer(empty);
        AtomicLong bytes = new AtomicLong();
        empty.exposeFunction("tellFirstRow", arguments -> bytes.compareAndSet(0, transfer.bytes()));
        empty.addInitScript(TELL_FIRST_ROW);
        empty.navigate(pages.address(path), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        Await.until("the first row", TIMEOUT, () -> {
            empty.evaluate("0");
            return bytes.get() > 0;
        });
        System.out.printf("%s: %d bytes until the first row is seen%n", path, bytes.get());
        assertThat(bytes.get()).isLessThanOrEqualTo(MAX_BYTES_TO_FIRST_ROW);
    }

    @Test
    void tabsThatNobodySeesLeaveTheConnectionsToOthersAndAreCurrentWhenTheyAreSeenAgain() {
        List<Page> tabs = IntStream.range(0, CONNECTIONS)
                .mapToObj(i -> page.context().newPage())
                .toList();
        tabs.forEach(tab -> {
            Chromium.navigate(tab, pages.address("/hosts"));
            assertThat(WorkplaceCase.connection(tab)).hasText("Live");
            setHidden(tab, true);
        });
        Chromium.navigate(page, pages.address("/pending"));
        assertThat(WorkplaceCase.connection(page)).hasText("Live");
        Page first = tabs.get(0);
        assertThat(WorkplaceCase.connection(first)).not().hasText("Live");
        first.waitForResponse(Pattern.compile("/parts/hosts"), () -> setHidden(first, false));
        assertThat(WorkplaceCase.connection(first)).hasText("Live");
    }

    /** As a browser says it when another tab is chosen: without a window, all tabs count as seen. */
    private static void setHidden(Page tab, boolean isHidden) {
        tab.evaluate("""
                isHidden => {
                  Object.defineProperty(document, "hidden", {configurable: true, value: isHidden});
                  document.dispatchEvent(new Event("visibilitychange"));
                }
                """, isHidden);
    }

    private void awaitUpdates(String part) {
        for (int i = 0; i <= UPDATES; i++) {
            page.waitForResponse(Pattern.compile(part), () -> {});
        }
    }

    private void awaitEvents(Transfer transfer, long count) {
        Await.until("events", TIMEOUT, () -> {
            page.evaluate("0");
            return transfer.events() >= count;
        });
    }
}
