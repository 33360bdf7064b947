package io.masif.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.host.BlockedAction;
import io.masif.domain.host.Facts;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostState;
import io.masif.domain.host.PendingRestarts;
import io.masif.rig.process.Await;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Before a decision is made, an operator sees what it would do; what is chosen by a filter is what was confirmed. */
class DecisionDraftTest extends DecisionPageCase {
    private static final Action KERNEL = Action.of("linux-image-amd64", "amd64", Kind.UPDATE, "6.1", "6.2");
    private static final String NEWDEP_TICKED = "[\"newdep\",\"install\",\"0.9\"]";

    @Test
    void allThatMatchAreDecidedAsTheyWereConfirmed() {
        String question = ask("filter", "?q=perl", "count", "1");
        assertThat(question).contains("Approve 1 action on 3 hosts?");
        assertThat(confirm(question).statusCode()).isEqualTo(303);
        assertThat(decision().getJsonArray("actions")).hasSize(1);
        assertThat(pending()).hasSize(1);
    }

    @Test
    void allThatMatchAreNotDecidedIfTheyHaveChanged() {
        String question = ask("filter", "", "count", "2");
        assertThat(question).contains("Approve 2 actions on 3 hosts?");
        rows.putHost("web-4", BAR);
        awaitPending(3);
        HttpResponse<String> refused = confirm(question);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("3 actions on 4 hosts now");
        assertThat(rows.countRows("decision")).isZero();
        assertThat(ask("filter", "", "count", "2")).contains("The list had 2 actions, and now 3 match.");
    }

    @Test
    void allThatMatchCannotBeDecidedWithoutTheQuestion() {
        assertThat(post("/approve", "filter", "", "for", "all", "key", "k").statusCode())
                .isEqualTo(409);
        assertThat(rows.countRows("decision")).isZero();
    }

    @Test
    void hostsCanBeChosenByASearchOrByPastedNames() {
        String options = post("/choose-hosts", "action", PERL_TICKED, "host-q", "WEB", "host", "all hosts")
                .body();
        assertThat(options)
                .contains(
                        "All that match, whether they await it or not: 2 hosts",
                        "value=\"all hosts\" checked",
                        "data-host=\"web-2\"");
        String question = ask("action", PERL_TICKED, "for", "only", "match", "all", "host-q", "web");
        assertThat(question).contains("on 2 hosts?", "For 2 hosts, and no others:");
        assertThat(confirm(question).statusCode()).isEqualTo(303);
        assertThat(decision().getJsonArray("hosts"))
                .isEqualTo(new JsonArray().add("web-1").add("web-2"));
        question = ask("action", OLD_TICKED, "for", "except", "names", "web-1,\nweb-2");
        assertThat(question).contains("For all hosts, also future ones, except 2:");
        confirm(question);
        assertThat(decision().getJsonArray("except"))
                .isEqualTo(new JsonArray().add("web-1").add("web-2"));
        assertThat(ask("action", OLD_TICKED, "for", "only", "names", "nobody")).contains("There is no host nobody");
    }

    @Test
    void aDecisionCanHaveALastDay() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String past = today.minusDays(2).toString();
        assertThat(post("/approve", "action", PERL_TICKED, "for", "all", "key", "k", "expires", past)
                        .body())
                .contains("expires must not be in the past");
        assertThat(post("/approve", "action", PERL_TICKED, "for", "all", "key", "k", "expires", "soon")
                        .body())
                .contains("expires must be a day");
        confirm(ask("action", PERL_TICKED), "expires", today.plusDays(3).toString());
        assertThat(decision().getString("expires")).startsWith(today.plusDays(4).toString());
    }

    @Test
    void theAnswerCanBeToDeclineOrToDeferInstead() {
        String question = ask("action", PERL_TICKED);
        assertThat(question).contains("value=\"decline\"", "value=\"defer\"");
        assertThat(confirm(question, "decision", "defer").body()).contains("give the last day");
        String day = LocalDate.now(ZoneOffset.UTC).plusDays(3).toString();
        assertThat(confirm(question, "decision", "decline", "expires", day).body())
                .contains("A decline has no last day");
        String one = ask("action", PERL_TICKED, "for", "only", "host", "web-1");
        assertThat(confirm(one, "decision", "defer", "expires", day).statusCode())
                .isEqualTo(303);
        assertThat(browser.get("/parts/pending").body()).contains("Declined or deferred on 1 more");
        String again = confirm(question, "decision", "defer", "expires", day, "comment", "later")
                .body();
        assertThat(again).contains("Meanwhile admin declined some of this", ">decline 1<", ">later</textarea>", day);
        assertThat(confirm(again, "decision", "defer", "expires", day).statusCode())
                .isEqualTo(303);
        assertThat(pending()).hasSize(1);
        assertThat(confirm(ask("action", OLD_TICKED), "decision", "decline").statusCode())
                .isEqualTo(303);
        assertThat(pending()).isEmpty();
        assertThat(rows.countRows("decision")).isZero();
    }

    @Test
    void actionsOfTheSamePlansAreNamedAndTakenInByOneClick() {
        rows.putHost("web-2", PERL, NEWDEP);
        awaitPending(3);
        String question = ask("action", PERL_TICKED);
        assertThat(question).contains("Install newdep", "in the same plan on 1 host", "Remove old");
        String larger = confirm(question, "take", "all").body();
        assertThat(larger).contains("Approve 3 actions on 3 hosts?", "1 of the actions removes a package:");
        assertThat(rows.countRows("decision")).isZero();
        assertThat(confirm(larger).statusCode()).isEqualTo(303);
        assertThat(pending()).isEmpty();
    }

    @Test
    void oneClickTakesInAlsoThoseThatAreNotNamed() {
        Stream<Action> dragged = IntStream.range(0, 30)
                .mapToObj(i -> Action.of("dep-%02d".formatted(i), "all", Kind.INSTALL, null, "1"));
        rows.putHost("web-2", Stream.concat(Stream.of(PERL), dragged).toArray(Action[]::new));
        awaitPending(32);
        String question = ask("action", PERL_TICKED);
        assertThat(question)
                .contains("Take in 31 actions", "11 more", "Install dep-18")
                .doesNotContain("dep-19");
        String larger = confirm(question, "take", "all").body();
        assertThat(larger)
                .contains("Approve 32 actions on 3 hosts?", "1 of the actions removes a package:")
                .doesNotContain("id=\"take\"");
        assertThat(confirm(larger).statusCode()).isEqualTo(303);
        assertThat(pending()).isEmpty();
        assertThat(confirm(question, "take", "some").body()).contains("take must be one of all, but is");
    }

    @Test
    void whatTheOperatorTookInIsNoChangeOfTheList() {
        rows.putHost("web-2", PERL, NEWDEP);
        awaitPending(3);
        String question = ask("filter", "?q=perl", "count", "1");
        String larger = confirm(question, "take", "all").body();
        assertThat(larger).contains("Approve 3 actions on 3 hosts?").doesNotContain("The list had");
    }

    @Test
    void whatBlockedActionsWaitForIsNamedFirst() {
        rows.putHost(
                "web-2",
                Facts.UNKNOWN.with(List.of(new BlockedAction(PERL, List.of(NEWDEP), "needs it"))),
                PERL,
                NEWDEP);
        awaitPending(3);
        assertThat(ask("action", PERL_TICKED)).contains("perl (update 5.36) waits for it, 1 host");
        assertThat(ask("action", PERL_TICKED, "action", NEWDEP_TICKED)).doesNotContain("waits for it");
    }

    @Test
    void hostsThatCannotBeginAndRebootsAreNamed() {
        Facts locked = Facts.builder()
                .condition(new HostProblem(HostState.LOCKED, "dpkg is locked"))
                .restarts(new PendingRestarts(true, List.of(), List.of()))
                .build();
        rows.putHost("web-2", locked, PERL, KERNEL);
        rows.query("UPDATE agent SET last_seen = last_seen - INTERVAL 3 DAY WHERE name = 'all hosts'");
        rows.putHost("web-4", KERNEL);
        awaitPending(3);
        ui.restart();
        browser = ui.logIn();
        csrf = browser.csrf();
        String question = ask("action", PERL_TICKED, "action", "[\"linux-image-amd64\",\"update\",\"6.2\"]");
        assertThat(question)
                .contains("Approve 2 actions on 4 hosts?", "data-ready=\"2\"")
                .contains("Cannot begin (Locked): 1 host", "Not seen for long: 1 host")
                .contains("Reboot required already: 1 host", "restart of many services: linux-image-amd64");
    }

    @Test
    void noHostCanBeginWhileEverythingIsStopped() {
        assertThat(ask("action", PERL_TICKED)).contains("data-ready=\"3\"").doesNotContain("Stop all”");
        post("/brake", "reason", "incident");
        Await.until("stopped", TIMEOUT, () -> ask("action", PERL_TICKED).contains("3 hosts: held by “Stop all”"));
        assertThat(ask("action", PERL_TICKED)).contains("data-ready=\"0\"");
        JsonObject preview = new JsonObject(api.post(
                        "/api/v1/previews",
                        "{\"actions\":[{\"package\":\"perl\",\"action\":\"update\",\"to_version\":\"5.36\"}]}")
                .body());
        assertThat(preview.getInteger("hosts")).isEqualTo(3);
        assertThat(preview.getInteger("ready_hosts")).isZero();
        assertThat(preview.getJsonObject("held").getString("state")).isEqualTo("stopped");
        assertThat(preview.getJsonObject("held").getInteger("hosts")).isEqualTo(3);
    }

    @Test
    void aFieldThatIsNotUnderstoodGetsASentence() {
        assertThat(ask("action", PERL_TICKED, "decision", "maybe"))
                .contains("decision must be one of approve, decline, defer");
        assertThat(ask("filter", "?sort=no")).contains("sort must be one of");
        assertThat(ask("plan", "x")).contains("plan must be the number of a plan");
        assertThat(ask("plan", "999999")).contains("None of these actions is pending any more.");
    }
}
