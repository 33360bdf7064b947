package io.masif.system.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.KeyboardModifier;
import io.masif.rig.http.Relay;
import io.masif.system.fleet.Chromium;
import io.vertx.core.json.JsonArray;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What operators do with the pages all day. */
final class WorkplaceTest extends WorkplaceCase {
    @Test
    void anotherOperatorSeesAnApprovalAtOnceAndKeepsTicksAndScrollPosition() {
        Page first = login();
        Page second = login();
        openLive(second, "/pending");
        Page approvals = second.context().newPage();
        openLive(approvals, "/approvals?sort=-created");
        Locator ticked = boxes(second).nth(20);
        ticked.check();
        ticked.evaluate("box => box.closest('tr').scrollIntoView({block: 'center'})");
        second.locator("#clear").focus();
        double top = number(second, "window.scrollY");
        assertThat(top).isGreaterThan(100);

        openLive(first, "/pending");
        Locator last = boxes(first).last();
        String approved = last.getAttribute("id");
        String key = ticked.getAttribute("id");
        last.check();
        first.locator("#approve").click();
        first.locator("#confirm-form textarea").fill("seen by two");
        first.locator("#confirm").click();
        assertThat(first.locator("dialog#chooser")).isHidden();

        assertThat(second.locator("[id='%s']".formatted(approved))).hasCount(0);
        assertThat(second.locator("[id='%s']".formatted(key))).isChecked();
        assertThat(second.locator("#selected")).containsText("1");
        assertThat(second.locator("#clear")).isFocused();
        assertThat(number(second, "window.scrollY")).isCloseTo(top, within(2.0));
        assertThat(approvals.locator("[data-testid=approved]")).containsText("seen by two");
        assertIsNeverReloaded(second);
        assertIsNeverReloaded(approvals);
    }

    @Test
    void aLostConnectionIsSaidAndThePageIsCurrentOnceItIsBack() {
        try (Relay relay = new Relay(URI.create(pages.address("/")).getPort())) {
            String address = "http://127.0.0.1:" + relay.port();
            Page page = pages.login(chromium(), address);
            openLiveAt(page, address + "/pending");
            String action =
                    page.locator("#pending input[value*='\"update\"']").first().getAttribute("value");
            Locator row = page.locator("#pending tr:has(input[value='%s'])".formatted(action));
            assertThat(row).isVisible();

            relay.disconnect();
            assertThat(connection(page)).hasText("Reconnecting");
            JsonArray key = new JsonArray(action);
            pages.api().approve(key.getString(0), "update", key.getString(2));
            relay.reconnect();
            assertThat(connection(page)).hasText("Live");
            assertThat(row).hasCount(0);
            assertIsNeverReloaded(page);
        }
    }

    @Test
    void aSessionThatEndsInAnotherTabEndsAtTheLogin() {
        Page page = login();
        openLive(page, "/hosts");
        Page other = page.context().newPage();
        Chromium.navigate(other, pages.address("/"));
        other.locator("details.user summary").click();
        other.locator("form[action='/logout'] button").click();
        assertThat(other).hasURL(pages.address("/login"));
        assertThat(page).hasURL(pages.address("/login"));
    }

    @Test
    void theLanguageIsThatOfTheBrowser() {
        Page page = login("de-DE");
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        assertThat(page.locator("header nav")).containsText("Ausstehend");
    }

    @Test
    void theLanguageThatWasChosenStays() {
        Page page = login();
        assertThat(page.locator("header nav")).containsText("Pending");
        page.locator("details.user summary").click();
        page.locator("select[name=language]").selectOption("de");
        page.locator("form[action='/preferences'] button").click();
        assertThat(page.locator("header nav")).containsText("Ausstehend");
        Chromium.navigate(page, pages.address("/hosts"));
        assertThat(page.locator("header nav")).containsText("Ausstehend");
        page.locator("details.user summary").click();
        page.locator("form[action='/logout'] button").click();
        assertThat(page.locator("button[type=submit]")).hasText("Anmelden");
    }

    private Page login(String locale) {
        return login(new Browser.NewContextOptions().setLocale(locale));
    }

    @Test
    void aSelectorFiltersWhileItIsTypedAndAWrongOneShowsNoHosts() {
        Page page = login();
        openLive(page, "/hosts");
        Locator names = page.locator("#hosts td.name a");
        page.locator("#selector").pressSequentially("name ~ web-*");
        assertThat(names.filter(new Locator.FilterOptions().setHasNotText("web-")))
                .hasCount(0);
        assertThat(names.first()).containsText("web-");
        page.locator("#selector").pressSequentially(" and");
        assertThat(page.locator("#hosts [role=alert]")).containsText("selector is wrong at character");
        assertThat(names).hasCount(0);
        assertThat(page.locator("#hosts input")).hasCount(0);
        assertThat(page.locator("#selector")).hasAttribute("aria-invalid", "true");
        page.locator("#selector").fill("name ~ web-*");
        assertThat(names.first()).isVisible();
        assertThat(page.locator("#selector")).not().hasAttribute("aria-invalid", "true");
    }

    @Test
    void theFormOfHostsSaysWhichAreChosen() {
        Page page = login();
        openLive(page, "/pending");
        boxes(page).first().check();
        page.locator("#select-hosts").click();
        assertThat(page.locator("#chooser-title")).isFocused();
        assertThat(page.locator("#chosen-hosts")).hasText("No host chosen");
        page.locator("#approve-hosts").click();
        assertThat(page.locator("#chooser-problem")).isFocused();
        assertThat(page.locator("#chooser-problem")).isInViewport();

        Locator hosts = page.locator("#hosts-list input[name=host]");
        page.locator("input[name=host-selector]").fill("tier=");
        assertThat(page.locator("#chooser-problem")).isVisible();
        assertThat(page.locator("input[name=host-selector]")).isFocused();
        page.locator("input[name=host-selector]").pressSequentially("web");
        assertThat(page.locator("#chooser-problem")).isHidden();
        assertThat(page.locator("#hosts-list .host:not(.all):not([data-host^=web])"))
                .hasCount(0);
        assertThat(hosts.nth(2)).isVisible();
        int found = hosts.count();
        List<String> requests = new ArrayList<>();
        page.onRequest(request -> requests.add(request.url()));
        hosts.first().check();
        hosts.nth(1).click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
        assertThat(page.locator("#chosen-hosts")).hasText("2 hosts chosen");
        assertThat(requests).noneMatch(each -> each.endsWith("/choose-hosts"));
        page.locator("#first").fill(Integer.toString(found));
        page.locator("#tick-first").click();
        assertThat(page.locator("#chosen-hosts")).hasText(found + " hosts chosen");
        page.locator("#hosts-list input[name=match]").check();
        assertThat(page.locator("#hosts-list input[name=host]:not(:checked)")).hasCount(0);
        assertThat(page.locator("#chosen-hosts")).containsText("that match chosen");
        page.locator("#hosts-list input[name=match]").uncheck();
        assertThat(page.locator("#chosen-hosts")).hasText(found + " hosts chosen");
    }

    @Test
    void allThatMatchAreRevokedOnlyByTheFilterThatWasTyped() {
        Page page = login();
        openLive(page, "/approvals");
        page.locator("#filter-package").pressSequentially("absent-package");
        assertThat(page.locator("#revoke-matching")).hasCount(0);
        assertThat(page).hasURL(Pattern.compile("package=absent-package"));
    }

    @Test
    void whatCanBeDoneWithTickedRowsIsInView() {
        Page page = login();
        openLive(page, "/hosts");
        assertThat(page.locator("#host-actions")).not().isInViewport();
        page.locator("#hosts td.tick input").first().check();
        assertThat(page.locator("#host-actions [data-approves]")).isInViewport();
        openLive(page, "/pending");
        assertThat(page.locator("#approve")).not().isInViewport();
        boxes(page).first().check();
        assertThat(page.locator("#approve")).isInViewport();
        page.locator("#clear").click();
        assertThat(page.locator("#approve")).not().isInViewport();
        openLive(page, "/pending?kind=update");
        assertThat(page.locator("#approve-all")).isInViewport();
    }

    @Test
    void aDecisionAboutAllThatMatchEndsTheSelection() {
        Page page = login();
        openLive(page, "/pending");
        updates(page).nth(5).check();
        String other = findOtherPackage(page, updates(page).nth(5));
        openLive(page, "/pending?kind=update&q=" + other);
        assertThat(page.locator("#selected")).containsText("not on this page");
        page.locator("#approve-all").click();
        page.locator("#confirm").click();
        assertThat(page.locator("dialog#chooser")).isHidden();
        assertThat(page.locator("#actions")).isHidden();
        openLive(page, "/pending");
        assertThat(page.locator("#selected")).hasText("Nothing selected");
    }
}
