package io.masif.system.fleet;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.masif.rig.Fleet;
import io.masif.rig.process.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pages in the browser that this machine has: one process for all tests, and a profile for each login. */
public final class Chromium implements AutoCloseable {
    /** In milliseconds, for every wait; speed is not asserted here. */
    public static final double TIMEOUT_MILLIS = 90_000;

    private static final int UNAVAILABLE = 503;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MILLIS);
    }

    private final List<BrowserContext> contexts = new ArrayList<>();

    /** The page of a fleet's UI, where an operator has just logged in. */
    public OverviewPage open(Fleet fleet) {
        return new OverviewPage(login(fleet));
    }

    /** A page of a fleet's UI. */
    Page open(Fleet fleet, String path) {
        Page page = login(fleet);
        navigate(page, fleet.uiAddress() + path);
        page.evaluate("window.loadedOnce = true");
        return page;
    }

    /** Loads a page; again if the UI has to wait for its database for too long, as its page says. */
    public static Response navigate(Page page, String address) {
        return Await.value("a page at " + address, Duration.ofMillis((long) TIMEOUT_MILLIS), () -> Optional.of(
                        page.navigate(address))
                .filter(answer -> answer.status() != UNAVAILABLE));
    }

    /** The first page after the login, in a new profile. */
    public Page login(String uiAddress, String password, Browser.NewContextOptions options) {
        Page page = openWithoutLogin(options);
        navigate(page, uiAddress);
        page.locator("input[name=user]").fill("admin");
        page.locator("input[name=password]").fill(password);
        page.locator("input[name=password]").press("Enter");
        page.waitForURL(uiAddress + "/");
        return page;
    }

    /** An empty page in a new profile. */
    public Page openWithoutLogin(Browser.NewContextOptions options) {
        BrowserContext context = Shared.BROWSER.newContext(options);
        contexts.add(context);
        context.setDefaultTimeout(TIMEOUT_MILLIS);
        return context.newPage();
    }

    private Page login(Fleet fleet) {
        return login(fleet.uiAddress(), fleet.uiPassword(), new Browser.NewContextOptions());
    }

    /** Closes the pages. */
    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
    }

    private static Path executable() {
        return Arrays.stream((System.getenv("PATH") + ":/usr/bin").split(":", -1))
                .flatMap(folder -> List.of(Path.of(folder, "chromium"), Path.of(folder, "google-chrome")).stream())
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("chromium is not installed"));
    }

    /** Started when it is first asked for, and ended with this JVM. */
    private static final class Shared {
        static final Browser BROWSER = start();

        private static Browser start() {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "shared browser's end"));
            return playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setTimeout(TIMEOUT_MILLIS)
                            .setExecutablePath(executable())
                            .setTimeout(TIMEOUT_MILLIS)
                            .setArgs(List.of(
                                    // its processes end themselves on a machine that stands still for 15 seconds: pages
                                    // crash
                                    "--ipc-connection-timeout=600",
                                    "--disable-gpu-watchdog",
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking")));
        }
    }
}
