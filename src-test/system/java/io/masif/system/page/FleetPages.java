package io.masif.system.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.masif.rig.FilledFleet;
import io.masif.rig.UiApi;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Ports;
import io.masif.system.fleet.Chromium;
import io.masif.system.fleet.Fleets;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
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
            List.of("/declines", "/declines/"),
            List.of("/hosts", "/hosts/"),
            List.of("/hosts/web-001.fra/runs", "/hosts/web-001.fra/runs/"),
            List.of("/groups", "/groups/"),
            List.of("/hosts/web-001.fra", "/packages/"),
            List.of("/health", "/health/"),
            List.of("/activity", "/activity/"),
            List.of("/settings/operators", "/settings/operators/"));

    private static final List<String> LISTS = List.of(
            "/",
            "/search?q=web",
            "/pending",
            "/pending?group=source",
            "/plans",
            "/approvals",
            "/approvals?state=all",
            "/declines",
            "/rollouts",
            "/rollouts/1",
            "/rollout-plans",
            "/rollout-plans/new",
            "/rollout-plans/1",
            "/rules",
            "/rules/new",
            "/rules/1",
            "/rules/1/edit",
            "/hosts",
            "/hosts/web-001.fra/plan",
            "/hosts/web-001.fra/runs",
            "/groups",
            "/create-group",
            "/windows",
            "/brake",
            "/health",
            "/health/agents/hosts",
            "/activity",
            "/runs",
            "/settings",
            "/settings/notifications",
            "/settings/notifications/1",
            "/settings/operators",
            "/account",
            "/account/password");

    private final FilledFleet fleet;

    private FleetPages(FilledFleet fleet) {
        this.fleet = fleet;
    }

    /** Those that all tests of this JVM share. */
    static FleetPages shared() {
        return Fleets.shared(FleetPages.class, () -> FleetPages.start(Fleets.folderOfProcess("FleetPages"), 0));
    }

    /** Those of a fleet of its own, of which so much changes in a second. */
    static FleetPages start(Class<?> test, double changesPerSecond) {
        return start(Fleets.folder(test), changesPerSecond);
    }

    private static FleetPages start(Path folder, double changesPerSecond) {
        FilledFleet fleet =
                FilledFleet.start(EmbeddedDatabase.binaries(), folder, Ports.free(), HOSTS, changesPerSecond);
        fleet.api().addGroup("web", "name~web-*");
        addRolloutAndRule(fleet.api());
        addDecline(fleet.api());
        addDelivery(fleet.api());
        return new FleetPages(fleet);
    }

    /** They approve nothing. */
    private static void addRolloutAndRule(UiApi api) {
        api.ask("rollout-plans", new JsonObject("""
                {"name": "careful", "comment": "canaries first", "rings": [
                  {"groups": ["web"], "by_hand": true, "max_concurrent": 5, "soak_minutes": 1440,
                   "error": {"percent": 5, "count": 2}},
                  {"percent": 100, "check": {"kind": "http", "url": "https://status.example.com/healthy"}}]}"""));
        JsonObject row = api.pending().get(0);
        JsonObject action = new JsonObject()
                .put("package", row.getString("package"))
                .put("action", row.getString("action"))
                .put("to_version", row.getString("to_version"));
        long rollout = api.ask(
                        "rollouts", new JsonObject().put("plan", "careful").put("actions", new JsonArray().add(action)))
                .getLong("id");
        api.ask("rollouts/" + rollout + "/commands", new JsonObject().put("command", "cancel"));
        api.ask("rules", new JsonObject("""
                {"name": "Nightly", "enabled": false, "packages": ["*", "!linux-*"], "groups": ["web"], "plan": "careful",
                 "minimum_age": 259200, "valid_to": "2099-01-31T00:00:00Z"}"""));
    }

    /** It concerns no host. */
    private static void addDecline(UiApi api) {
        api.ask("declines", new JsonObject("""
                {"actions": [{"package": "retired-tool", "action": "update", "to_version": "2.0"}], "unseen": true,
                 "comment": "retired"}"""));
    }

    /** They hold nothing, and notify of nothing. */
    private static void addDelivery(UiApi api) {
        api.addGroup("without-hosts", "name=nobody");
        api.ask("windows", new JsonObject("""
                {"group": "without-hosts", "recurrence": "FREQ=WEEKLY;BYDAY=TU", "first_day": "2026-01-01",
                 "start": "02:00", "minutes": 240, "zone": "Europe/Berlin"}"""));
        api.ask("freezes", new JsonObject("""
                {"group": "without-hosts", "from": "2098-12-20T00:00:00Z", "until": "2099-01-03T00:00:00Z",
                 "reason": "holidays"}"""));
        api.ask("notification-routes", new JsonObject("""
                {"name": "pages", "kind": "webhook", "target": "http://127.0.0.1:9/hook", "events": ["rollout-paused"],
                 "security_days": 7}"""));
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
        String packageName = api().pending().get(0).getString("package");
        Stream<String> paths = Stream.concat(LISTS.stream(), Stream.of("/packages/" + packageName + "/hosts"));
        return Stream.concat(paths.map(this::address), DETAILS.stream().map(detail -> {
                    Chromium.navigate(page, address(detail.get(0)));
                    return address(page.locator("main a[href^='%s']:not([download])".formatted(detail.get(1)))
                            .first()
                            .getAttribute("href"));
                }))
                .toList();
    }

    @Override
    public void close() {
        fleet.close();
    }
}
