package io.masif.system.page;

import com.microsoft.playwright.Page;
import io.masif.system.fleet.Chromium;
import java.util.List;
import java.util.Locale;

/** The dialogs of the pages, each with the clicks that lead to it. */
enum FleetDialog {
    APPROVE_ALL("/pending", "#approve-all"),
    APPROVE_TICKED("/pending", "#pending input[name=action]", "#approve"),
    DECLINE("/pending", "#pending input[name=action]", "#approve", "#confirm-form [name=decision][value=decline]"),
    DEFER("/pending", "#pending input[name=action]", "#approve", "#confirm-form [name=decision][value=defer]"),
    CHOICE_OF_HOSTS("/pending", ".all-found [formaction='/choose-hosts']"),
    APPROVE_PLAN("/plans?pending=on", "main a[href^='/plans/']", "#approve-plan"),
    REVOKE("/approvals", "#approved [id^='revoke-']"),
    APPROVE_HOSTS("/hosts", "#hosts td.tick input", "#host-actions [data-approves]"),
    LABEL_HOSTS("/hosts", "#hosts td.tick input", "#host-actions [formaction='/hosts/labels']"),
    REMOVE_HOSTS("/hosts", "#hosts td.tick input", "#host-actions [formaction='/hosts/remove']"),
    REMOVE_HOST("/hosts/web-001.fra", "main [formaction='/hosts/remove']"),
    REMOVE_GROUP("/groups/without-hosts", "form[action$='/remove'] button"),
    ADD_WINDOW("/windows", "form[action='/windows/preview'] .first"),
    REMOVE_WINDOW("/windows", "[data-testid=windows] form button"),
    REMOVE_FREEZE("/windows", "[data-testid=freezes] form button"),
    STOP_ALL("/pending", "#stop-all");

    private final String path;
    private final List<String> clicks;

    FleetDialog(String path, String... clicks) {
        this.path = path;
        this.clicks = List.of(clicks);
    }

    /** Opens it on a page that is logged in. */
    void open(Page page, FleetPages pages) {
        Chromium.navigate(page, pages.address(path));
        clicks.forEach(each -> page.locator(each).first().click());
        page.locator("dialog#chooser " + awaited()).waitFor();
    }

    /** What shows that it is this dialog, where one leads to another. */
    private String awaited() {
        return switch (this) {
            case DECLINE, DEFER -> "#confirm[value=%s]".formatted(name().toLowerCase(Locale.ROOT));
            default -> "#chooser-title";
        };
    }
}
