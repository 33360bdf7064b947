package io.masif.system.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.masif.rig.FilledFleet;
import io.masif.rig.UiApi;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Ports;
import io.masif.system.fleet.Chromium;
import io.masif.system.fleet.Fleets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pages of a filled fleet whose hosts are seen. */
final class FleetPages implements AutoCloseable {
    private static final int HOSTS = 120;
    /** Pages that link to a page of one thing, and how the address of such a page begins. */
    private static final List<List<String>> DETAILS = List.of(
            List.of("/plans", "/plans/"),
            List.of("/approvals", "/approvals/"),
            List.of("/hosts", "/hosts/"),
            List.of("/groups", "/groups/"),
            List.of("/hosts/web-001.fra", "/packages/"),
            List.of("/health", "/health/"),
            List.of("/activity", "/activity/"),
            List.of("/settings/operators", "/settings/operators/"));

    private static final List<String> LISTS = List.of(
            "/",
            "/pending",
            "/plans",
            "/approvals",
            "/approvals?state=all",
            "/declines",
            "/hosts",
            "/groups",
            "/create-group",
            "/windows",
            "/health",
            "/activity",
            "/runs",
            "/settings",
            "/settings/notifications",
            "/settings/operators",
            "/account",
            "/account/password");

    private final FilledFleet fleet;

    private FleetPages(FilledFleet fleet) {
        this.fleet = fleet;
    }

    /** Those that all tests of this JVM share. */
    static FleetPages shared() {
        return Shared.PAGES;
    }

    /** Those of a fleet of its own, of which so much changes in a second. */
    static FleetPages start(Class<?> test, double changesPerSecond) {
        return start(Fleets.folder(test), changesPerSecond);
    }

    private static FleetPages start(Path folder, double changesPerSecond) {
        FilledFleet fleet =
                FilledFleet.start(EmbeddedDatabase.binaries(), folder, Ports.free(), HOSTS, changesPerSecond);
        fleet.api().addGroup("web", "name~web-*");
        return new FleetPages(fleet);
    }

    UiApi api() {
        return fleet.api();
    }

    String address(String path) {
        return fleet.uiAddress() + path;
    }

    /** The first page after the login, in a new profile. */
    Page login(Chromium chromium, Browser.NewContextOptions options) {
        return chromium.login(fleet.uiAddress(), fleet.uiPassword(), options);
    }

    /** The first page after the login over a relay, whose address is given. */
    Page login(Chromium chromium, String relayAddress) {
        return chromium.login(relayAddress, fleet.uiPassword(), new Browser.NewContextOptions());
    }

    /** The address of one page of each kind that is there after the login. */
    List<String> addresses(Page page) {
        return Stream.concat(LISTS.stream().map(this::address), DETAILS.stream().map(detail -> {
                    page.navigate(address(detail.get(0)));
                    return address(page.locator("main a[href^='%s']".formatted(detail.get(1)))
                            .first()
                            .getAttribute("href"));
                }))
                .toList();
    }

    @Override
    public void close() {
        fleet.close();
    }

    /** Started when they are first asked for; each process that runs tests has them once. */
    private static final class Shared {
        static final FleetPages PAGES = start();

        private static FleetPages start() {
            FleetPages pages = FleetPages.start(Fleets.folderOfProcess("FleetPages"), 0);
            Runtime.getRuntime().addShutdownHook(new Thread(pages::close, "shared pages' end"));
            return pages;
        }
    }
}
