package io.masif.system.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every page, reached by links as a person does, without an error of a script, a refused style or a failed request. */
final class TourTest extends WorkplaceCase {
    private final List<String> faults = new ArrayList<>();

    @Test
    void allThatMatchStayTickedWhenTheSearchChanges() {
        Page page = login();
        openLive(page, "/pending");
        boxes(page).first().check();
        page.locator("#select-hosts").click();
        page.locator("#search-hosts").pressSequentially("web");
        assertThat(page.locator("#hosts-list input[name=shown-q]")).hasValue("web");
        Locator match = page.locator("#hosts-list input[name=match]");
        match.press("Space");
        String matching = page.locator("#hosts-list").getAttribute("data-matching");
        page.locator("#search-hosts").press("Control+a");
        page.locator("#search-hosts").press("Delete");
        assertThat(page.locator("#hosts-list input[name=shown-q]")).hasValue("");
        assertThat(match).not().isChecked();
        assertThat(page.locator("#chosen-hosts")).hasText(matching + " hosts chosen");
    }

    @Test
    void linksLeadToEachPage() {
        Page page = login();
        watch(page);
        for (String name : List.of("pending", "approvals", "hosts", "health", "activity", "settings")) {
            follow(page, "header nav a[href='/" + name + "']", "/" + name);
        }
        follow(page, "header a.brand", "/");
        assertThat(page.locator("#overview")).isVisible();
        assertThat(faults).isEmpty();
    }

    @Test
    void fromTheOverviewToWhatFailedOnAHost() {
        Page page = login();
        watch(page);
        follow(page, "header nav a[href='/hosts']", "/hosts");
        assertThat(connection(page)).hasAttribute("data-state", "live");
        page.locator("#state").selectOption("failed");
        Locator hosts = page.locator("#hosts [data-host]");
        assertThat(page.locator("#hosts .filters a.chip")).isVisible();
        follow(page, hosts.first().locator("td.name a"), "/hosts/");
        assertThat(page.locator("#facts, #plan").first()).isVisible();
        follow(page, page.locator("#runs .crumb a"), "/runs");
        follow(page, page.locator("main table a").first(), "/runs/");
        assertThat(page.locator("pre.output")).isVisible();
        assertThat(faults).isEmpty();
    }

    @Test
    void fromAPendingActionToItsHostsAndItsPackage() {
        Page page = login();
        watch(page);
        follow(page, "header nav a[href='/pending']", "/pending");
        Locator count = page.locator("#pending td.number a").last();
        int hosts = Integer.parseInt(count.textContent());
        follow(page, count, "/hosts?");
        assertThat(page.locator("#hosts [data-host]")).hasCount(hosts);
        follow(page, page.locator("#hosts td.name a").first(), "/hosts/");
        follow(page, page.locator("#plan a[href^='/packages/']").first(), "/packages/");
        follow(page, page.locator("main a[href^='/hosts']").first(), "/hosts");
        assertThat(faults).isEmpty();
    }

    @Test
    void fromAFilterOfTheMenuBackToAllPendingActions() {
        Page page = login();
        watch(page);
        follow(page, "header nav a[href='/pending']", "/pending");
        Locator count = page.locator("[data-count-of-filters]");
        assertThat(count).isHidden();
        page.locator("#pending-filters summary").click();
        page.locator("#pending-filters select[name=kind]").selectOption("update");
        assertThat(count).hasText("1");
        follow(page, "#pending .filters a.chip", "/pending$");
        assertThat(count).isHidden();
        assertThat(faults).isEmpty();
    }

    @Test
    void fromAnApprovalToItsHostsAndFromAPlanToTheHostsThatShareIt() {
        Page page = login();
        watch(page);
        follow(page, "header nav a[href='/approvals']", "/approvals");
        follow(page, page.locator("#approved .what a[href^='/approvals/']").first(), "/approvals/");
        follow(page, page.locator("main a[href*='approval=']").first(), "/hosts?approval=");
        follow(page, "header nav a[href='/pending']", "/pending");
        follow(page, page.locator(".tabs a[href='/plans']"), "/plans");
        follow(page, page.locator("main a[href^='/plans/']").first(), "/plans/");
        assertThat(faults).isEmpty();
    }

    private void follow(Page page, String link, String path) {
        follow(page, page.locator(link), path);
    }

    private void follow(Page page, Locator link, String path) {
        link.click();
        assertThat(page).hasURL(Pattern.compile(path.replace("?", "[?]")));
        assertThat(page.locator("main h1")).hasCount(1);
    }

    private void watch(Page page) {
        page.onPageError(faults::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                faults.add(message.text());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 400) {
                faults.add(response.status() + " " + response.url());
            }
        });
    }
}
