package io.masif.system.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.masif.system.fleet.Chromium;
import java.util.List;

/**
 * A dialog of a page.
 *
 * @param name for a message
 * @param path of the page
 * @param clicks what is clicked until it is open
 */
record FleetDialog(String name, String path, List<String> clicks) {
    private static final String TICK_ACTION = "#pending input[name=action]";
    private static final String PROBLEM = "#chooser-problem";
    private static final String TICK_HOST = "#hosts td.tick input";

    static final FleetDialog STOP_ALL = of("stop all", "/pending", "#stop-all");

    /** All kinds. */
    static final List<FleetDialog> ALL = List.of(
            of("approve all", "/pending", "#approve-all"),
            of("approve a class of hosts", "/pending?group=class", "#pending tbody [name=filter]"),
            of("approve", "/pending", TICK_ACTION, "#approve"),
            of("choice of hosts", "/pending", ".all-found [formaction='/choose-hosts']"),
            of("approve a plan", "/plans?pending=on", "main a[href^='/plans/']", "#approve-plan"),
            of(
                    "choice of groups",
                    "/pending",
                    ".all-found [formaction='/choose-hosts']",
                    "#chooser-form [value=groups]"),
            of(
                    "defer without a day",
                    "/pending",
                    TICK_ACTION,
                    "#approve",
                    "#confirm-form button[value=defer]",
                    PROBLEM),
            of(
                    "decline a version",
                    "/hosts/web-001.fra",
                    "main a[href^='/packages/']",
                    "main form[action='/approve'] button"),
            of("revoke", "/approvals", "#approved [id^='revoke-']"),
            of("revoke ticked", "/approvals", "#approved input[name=approval]", "#approvals-form button"),
            of("revoke a decline", "/declines", "[data-testid=declines] form button"),
            of(
                    "revoke a part of a decline",
                    "/declines",
                    "main a[href^='/declines/']",
                    "#decline input[name=pattern]",
                    "#decline .actions button"),
            of("approve hosts", "/hosts", TICK_HOST, "#host-actions [data-approves]"),
            of("label hosts", "/hosts", TICK_HOST, "#host-actions [formaction='/hosts/labels']"),
            of("remove hosts", "/hosts", TICK_HOST, "#host-actions [formaction='/hosts/remove']"),
            of("remove a host", "/hosts/web-001.fra", "main [formaction='/hosts/remove']"),
            of("remove a group", "/groups/without-hosts", "form[action$='/remove'] button"),
            of("add a window", "/windows", "form[action='/windows/preview'] .first"),
            of("remove a window", "/windows", "[data-testid=windows] form button"),
            of("remove a freeze", "/windows", "[data-testid=freezes] form button"),
            STOP_ALL);

    private static FleetDialog of(String name, String path, String... clicks) {
        return new FleetDialog(name, path, List.of(clicks));
    }

    /** Opens it on a page that is logged in. What another dialog has been opened for may still be ticked. */
    void open(Page page, FleetPages pages) {
        Chromium.navigate(page, pages.address(path));
        clicks.forEach(each -> {
            Locator target = page.locator(each).first();
            if ("checkbox".equals(target.getAttribute("type"))) {
                target.check();
            } else {
                target.click();
            }
        });
        page.locator("dialog#chooser #chooser-title").waitFor();
    }
}
