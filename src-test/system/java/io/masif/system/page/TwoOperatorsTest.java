package io.masif.system.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.masif.rig.UiApi;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Two browsers in which the same actions are decided at once. */
final class TwoOperatorsTest extends WorkplaceCase {
    @Test
    void whoApprovesWhatIsApprovedMeanwhileIsToldByWhomAndCannotApproveItAgain() {
        Page first = login();
        Page second = login();
        String action = findAction(first);
        ask(first, action);
        ask(second, action);
        first.locator("#confirm-form textarea").fill("twice at once");
        second.locator("#confirm-form textarea").fill("twice at once");
        first.locator("#confirm").click();
        assertThat(awaitNotice(first)).startsWith("Approved 1 action");
        second.locator("#confirm").click();
        assertThat(second.locator("#decided-meanwhile")).containsText("admin approved some of this");
        assertThat(second.locator("#no-host")).isVisible();
        assertThat(second.locator("#confirm")).isDisabled();
        second.locator("#chooser-cancel").click();
        assertThat(box(first, action)).hasCount(0);
        assertThat(box(second, action)).hasCount(0);
        assertThat(second.locator("#selected")).containsText("1 not pending any more");
        assertThat(second.locator("#approve")).isDisabled();
        openLive(first, "/approvals?q=twice");
        assertThat(first.locator("#approved [data-approval]")).hasCount(1);
    }

    @Test
    void whoDeclinesWhatIsApprovedMeanwhileIsAskedAgainAndThenBeatsTheApproval() {
        Page first = login();
        Page second = login();
        String action = findAction(first);
        ask(first, action);
        ask(second, action);
        first.locator("#confirm-form textarea").fill("beaten");
        first.locator("#confirm").click();
        assertThat(awaitNotice(first)).startsWith("Approved 1 action");
        second.locator("#confirm-form textarea").fill("not this week");
        second.locator("#confirm-form button[value=decline]").click();
        assertThat(second.locator("#decided-meanwhile")).containsText("admin approved some of this");
        assertThat(second.locator("#decided-meanwhile a")).hasText(Pattern.compile("approval \\d+"));
        assertThat(second.locator("#confirm-form textarea")).hasValue("not this week");

        second.locator("#confirm").click();
        assertThat(awaitNotice(second)).startsWith("Declined 1 action");
        openLive(first, "/approvals?state=all&q=beaten");
        assertThat(first.locator("#approved a.declined")).isVisible();
    }

    @Test
    void whatIsTypedAboutARolloutStaysWhileAnotherOperatorCommandsIt() {
        UiApi api = pages.api();
        api.ask("rollout-plans", new JsonObject("""
                {"name": "by-hand", "rings": [{"percent": 1, "by_hand": true}, {"percent": 100, "by_hand": true}]}"""));
        JsonObject pending = api.pending().get(0);
        JsonObject action = new JsonObject()
                .put("package", pending.getString("package"))
                .put("action", pending.getString("action"))
                .put("to_version", pending.getString("to_version"));
        JsonObject start = new JsonObject().put("plan", "by-hand").put("actions", new JsonArray().add(action));
        String rollout = "rollouts/" + api.ask("rollouts", start).getLong("id");
        Page page = login();
        openLive(page, "/" + rollout);
        page.locator("#ask-cancel summary").click();
        Locator comment = page.locator("#ask-cancel input[name=comment]");
        comment.pressSequentially("breaks our ");
        api.ask(rollout + "/commands", new JsonObject().put("command", "skip").put("ring", 1));
        assertThat(page.locator("li[data-ring='1']")).hasAttribute("data-state", "skipped");
        page.keyboard().type("driver");
        assertThat(comment).hasValue("breaks our driver");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-testid=rollout]")).containsText("cancelled");
        assertIsNeverReloaded(page);
    }

    @Test
    void whoReadsApprovalsSeesThatAnotherOperatorStopsAll() {
        Page reader = login();
        Page other = login();
        String action = findAction(reader);
        ask(reader, action);
        reader.locator("#confirm-form textarea").fill("before the incident");
        reader.locator("#confirm").click();
        assertThat(awaitNotice(reader)).startsWith("Approved 1 action");
        openLive(reader, "/approvals?q=incident");
        Locator held = reader.locator("#approved").getByText("held by “Stop all”");
        assertThat(held).hasCount(0);
        other.navigate(pages.address("/brake"));
        other.locator("#confirm-form textarea").fill("out of disk space");
        other.locator("#confirm").click();
        try {
            assertThat(held).hasCount(1);
        } finally {
            other.navigate(pages.address("/"));
            other.locator("#release").click();
            other.locator("#chooser #confirm").click();
        }
        assertThat(held).hasCount(0);
        assertIsNeverReloaded(reader);
    }

    @Test
    void whoReadsAPlanSeesThatAnotherOperatorApprovesIt() {
        Page reader = login();
        Page other = login();
        reader.navigate(pages.address("/plans?pending=on&sort=hosts"));
        String plan = reader.locator("#plans a[href^='/plans/']").first().getAttribute("href");
        openLive(reader, plan);
        openLive(other, plan);
        assertThat(connection(reader)).isVisible();
        other.locator("#approve-plan").click();
        other.locator("#confirm").click();
        assertThat(other.locator("#chooser")).isHidden();
        for (Page each : List.of(other, reader)) {
            assertThat(each.locator("#approve-plan")).hasCount(0);
            assertThat(each.locator("#plan-class")).containsText("0 pending");
            assertIsNeverReloaded(each);
        }
    }

    @Test
    void aPageOfWhichNothingIsLoadedAgainDoesNotSayThatItIsLive() {
        Page page = login();
        openLive(page, "/account");
        assertThat(connection(page)).isHidden();
    }

    private String findAction(Page page) {
        openLive(page, "/pending");
        return updates(page).first().getAttribute("value");
    }

    private void ask(Page page, String action) {
        openLive(page, "/pending");
        box(page, action).check();
        page.locator("#approve").click();
        assertThat(page.locator("#confirm-form")).isVisible();
        keepNotices(page);
    }

    private static Locator box(Page page, String action) {
        return page.locator("#pending input[name=action][value='" + action + "']");
    }
}
