package io.masif.ui.page.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.HtmlText;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans are made, rollouts are started, shown and commanded on pages. */
class RolloutPagesTest extends ApiCase {
    private static final String PERL_TICKED = "[\"perl\",\"update\",\"5.36\"]";

    private Browser browser;

    @BeforeEach
    void prepare() {
        browser = ui.logIn();
        rows.putHost("a", PERL);
        rows.putHost("b", PERL);
        awaitPending(1);
    }

    private HttpResponse<String> savePlan(String button, String... others) {
        List<String> fields = new ArrayList<>(
                List.of("csrf", browser.csrf(), "name", "careful", "button", button, "percent-1", "50", "soak-1", "0"));
        fields.addAll(List.of("percent-2", "100", "by-hand-2", "on"));
        fields.addAll(List.of(others));
        return browser.postForm("/rollout-plans", fields.toArray(String[]::new));
    }

    private void startRollout() {
        String question = browser.postForm("/approve", "csrf", browser.csrf(), "action", PERL_TICKED)
                .body();
        assertThat(question).contains("As a rollout", "careful");
        HttpResponse<String> answer = browser.postForm(
                "/approve",
                "csrf",
                browser.csrf(),
                "action",
                PERL_TICKED,
                "key",
                "k1",
                "for",
                "all",
                "decision",
                "approve",
                "rollout",
                "careful");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private String text(String path) {
        return HtmlText.of(browser.get(path).body());
    }

    @Test
    void aPlanIsMadeRingByRing() {
        assertThat(text("/rollout-plans")).contains("There are no plans yet.");
        assertThat(HtmlText.of(savePlan("add").body())).contains("Ring 3");
        assertThat(HtmlText.of(savePlan("leave-out").body())).contains("Ring 1").doesNotContain("Ring 2");
        assertThat(savePlan("save", "check-2", "http", "url-2", "ftp://x/").body())
                .contains("Ring 2: ", "an address with http or https");
        HttpResponse<String> refused = savePlan("save", "of-1", "groups", "groups-1", "web", "comment", "slowly");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("role=\"alert\"", "value=\"careful\"", "value=\"web\"", "value=\"slowly\"")
                .contains("value=\"groups\" selected");
        assertThat(savePlan("save").statusCode()).isEqualTo(303);
        assertThat(text("/rollout-plans"))
                .contains("careful, version 1", "50 % of the hosts that are left", "opened by hand")
                .contains("all done · pauses at the first failure");
        assertThat(browser.get("/rollout-plans/1").body()).contains("name=\"silent-2\" value=\"24\"");
        String[] changed = {"basis", "careful", "version", "1", "max-2", "5", "soak-2", "36", "soak-unit-2", "hours"};
        assertThat(savePlan("save", changed).statusCode()).isEqualTo(303);
        assertThat(text("/rollout-plans")).contains("soaks 36 hours").doesNotContain("silent hosts");
        assertThat(browser.get("/rollout-plans").body()).contains("href=\"/rollout-plans.csv\"");
        assertThat(browser.get("/rollout-plans.csv").body())
                .startsWith("name,version,rings,author,created,comment\r\ncareful,2,")
                .contains("\"\"soak_minutes\"\":2160", ",admin,");
        assertThat(browser.get("/rollout-plans/1").body())
                .contains("name=\"soak-2\" value=\"36\"", "<option value=\"hours\" selected>");
        assertThat(text("/rollout-plans/1")).contains("Version 2 by admin", "at most 5 at once", "Version 1 by admin");
        assertThat(browser.postForm("/rollout-plans/1/remove", "csrf", browser.csrf())
                        .statusCode())
                .isEqualTo(303);
        assertThat(text("/rollout-plans")).doesNotContain("careful");
    }

    @Test
    void aRingSaysAfterHowManyHoursSilentHostsHaveFailed() {
        assertThat(savePlan("save", "silent-2", "6").statusCode()).isEqualTo(303);
        assertThat(text("/rollout-plans")).contains("silent hosts have failed after 6 hours");
        assertThat(browser.get("/rollout-plans/1").body()).contains("name=\"silent-2\" value=\"6\"");
        assertThat(browser.get("/rollout-plans.csv").body())
                .contains("\"\"silent_hours\"\":24", "\"\"silent_hours\"\":6");
    }

    @Test
    void aRolloutIsStartedWhereActionsAreApproved() {
        savePlan("save");
        startRollout();
        Await.until("ring 1 opens", TIMEOUT, () -> text("/rollouts/1").contains("opened"));
        assertThat(text("/rollouts")).contains("Rollout 1", "running", "Update perl 5.36", "careful, version 1");
        assertThat(text("/rollouts/1"))
                .contains("Ring 1: 50 % of the hosts that were left", "1 waiting", "Needs 1 done of 1")
                .contains("enough hosts of ring 1 to be done");
        assertThat(browser.get("/rollouts.csv").body()).contains("1,update perl 5.36,careful,1,running");
        assertThat(text("/activity")).contains("started rollout 1 with the plan careful", "opened ring 1");
    }

    /** What is done with the hosts of a ring must never be done with all hosts. */
    @Test
    void theListOfARingsHostsKeepsItsFilterAndNamesIt() {
        savePlan("save");
        startRollout();
        Await.until("ring 1 opens", TIMEOUT, () -> text("/rollouts/1").contains("opened"));
        String page = browser.get("/hosts?rollout=1&ring=1&ring-state=waiting").body();
        assertThat(page)
                .contains(
                        "name=\"rollout\" value=\"1\"",
                        "name=\"ring\" value=\"1\"",
                        "name=\"ring-state\" value=\"waiting\"")
                .contains(">Rollout 1 <", ">Ring 1 <", ">waiting <", "href=\"/hosts?ring=1&amp;rollout=1\"")
                .doesNotContain("href=\"/hosts?ring=1\"");
    }

    @Test
    void itSaysWhatHoldsBackItsHostsAndWhichGroupsItsRingsHave() {
        browser.postForm(
                "/groups", "csrf", browser.csrf(), "name", "web", "selector", "", "hosts", "a b", "description", "");
        assertThat(savePlan("save", "of-1", "groups", "groups-1", "web").statusCode())
                .isEqualTo(303);
        assertThat(browser.get("/rollout-plans/new").body()).contains("<option value=\"web\">");
        startRollout();
        Await.until("ring 1 opens", TIMEOUT, () -> text("/rollouts/1").contains("opened"));
        assertThat(text("/rollouts/1")).contains("Ring 1: groups web").doesNotContain("Everything is stopped");
        browser.postForm("/brake", "csrf", browser.csrf(), "reason", "incident");
        Await.until("held", TIMEOUT, () -> text("/rollouts/1").contains("2 hosts: held by “Stop all”"));
        assertThat(text("/rollouts/1"))
                .contains("Everything is stopped: nothing that the rollout approves is handed out");
        JsonObject held = new JsonObject(api.get("/api/v1/rollouts/1").body())
                .getJsonArray("rings")
                .getJsonObject(0)
                .getJsonObject("held");
        assertThat(held.getInteger("hosts")).isEqualTo(2);
        assertThat(held.getString("state")).isEqualTo("stopped");
    }

    @Test
    void approvalsOfARolloutAreOneRowAndSayWhereTheyComeFrom() {
        savePlan("save");
        startRollout();
        Await.until("ring 1 opens", TIMEOUT, () -> text("/rollouts/1").contains("opened"));
        String first = approvals().getJsonObject(0).getJsonArray("hosts").getString(0);
        rows.putRun(first, PERL, Result.DONE, null, "the output");
        rows.putHost(first);
        Await.until("ring 2 waits", TIMEOUT, () -> text("/rollouts/1").contains("an operator who opens ring 2"));
        assertThat(command("open", "2").statusCode()).isEqualTo(303);
        Await.until("one row", TIMEOUT, () -> text("/approvals").contains("2 approvals of rollout 1"));
        assertThat(browser.get("/approvals").body()).containsOnlyOnce("<li data-approval=");
        assertThat(text("/approvals")).contains("1 done", "1 waiting", "Rollout 1, Ring 2");
        assertThat(text("/approvals/1")).contains("Rollout 1, Ring 1");
        assertThat(text("/rollouts/1")).contains("What it approved:");
        assertThat(browser.get("/approvals.csv").body()).contains("rollout,ring,comment");
        assertThat(approvals().getJsonObject(0).getInteger("rollout")).isEqualTo(1);
        assertThat(approvals().getJsonObject(0).getInteger("ring")).isEqualTo(2);
        assertThat(text("/activity")).contains("approved by rollout 1");
        assertThat(text("/hosts/" + (first.equals("a") ? "b" : "a"))).contains("Rollout 1, Ring 2");
    }

    @Test
    void aFailureIsShownWithItsOutputAndTheHostsAreOneClickAway() {
        savePlan("save");
        startRollout();
        Await.until("ring 1 opens", TIMEOUT, () -> text("/rollouts/1").contains("opened"));
        String host = browser.get("/hosts.csv?rollout=1&ring=1&ring-state=waiting")
                .body()
                .lines()
                .skip(1)
                .map(line -> line.substring(0, 1))
                .findFirst()
                .orElseThrow();
        rows.putRun(host, PERL, Result.FAILED, "its postinst failed", "exit status 3");
        Await.until("paused", TIMEOUT, () -> text("/rollouts/1").contains("too many hosts of ring 1 failed"));
        Await.until("attention", TIMEOUT, () -> browser.get("/").body().contains("href=\"/rollouts?state=paused\""));
        assertThat(new JsonObject(api.get("/api/v1/overview").body()).getInteger("paused_rollouts"))
                .isEqualTo(1);
        assertThat(text("/rollouts/1")).contains("its postinst failed", "exit status 3", "1 failed");
        assertThat(browser.get("/hosts.csv?rollout=1&ring=1&ring-state=failed").body())
                .contains("\n" + host + ",");
        assertThat(browser.get("/rollouts/1").body())
                .contains(
                        "href=\"/hosts?rollout=1&amp;ring=1&amp;ring-state=failed\" tabindex=\"-1\"><rect class=\"failed\"");
        assertThat(browser.get("/hosts?ring=1").body()).contains("give its number as rollout as well");
        assertThat(command("cancel").statusCode()).isEqualTo(303);
        assertThat(text("/rollouts/1")).contains("cancelled");
        assertThat(command("resume").statusCode()).isEqualTo(409);
    }

    private HttpResponse<String> command(String command) {
        return command(command, "1");
    }

    private HttpResponse<String> command(String command, String ring) {
        return browser.postForm("/rollouts/1/command", "csrf", browser.csrf(), "command", command, "ring", ring);
    }
}
