package io.masif.ui.rollout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Result;
import io.masif.domain.host.BlockedAction;
import io.masif.domain.host.Facts;
import io.masif.rig.process.Await;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.GroupRows;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who gets the places of a ring with a limit of hosts at once. */
class RolloutPlacesTest extends RolloutCase {
    private static final String ONE_BY_ONE = "{\"percent\": 100, \"max_concurrent\": 1}";

    private String awaitNext(SortedSet<String> before) {
        return Await.value("another host is approved", TIMEOUT, () -> Optional.of(without(approvedHosts(), before))
                        .filter(hosts -> !hosts.isEmpty()))
                .first();
    }

    @Test
    void aBlockedHostIsShownAndLeavesItsPlaceToAnother() {
        putHosts(2);
        savePlan(ONE_BY_ONE);
        long id = startRollout();
        awaitRing(id, 1, "open");
        SortedSet<String> first = approvedHosts();
        block(first.first());
        String second = awaitNext(first);
        awaitCount(id, 1, "blocked", 1);
        assertThat(api.get("/api/v1/hosts?rollout=" + id + "&ring=1&ring-state=blocked")
                        .body())
                .contains("\"" + first.first() + "\"")
                .doesNotContain("\"" + second + "\"");
        execute(List.of(second), Result.DONE);
        awaitCount(id, 1, "done", 1);
        execute(first, Result.DONE);
        awaitState(id, "finished");
    }

    /** All of them could begin at once. */
    @Test
    void noMoreBlockedHostsThanTheLimitLeaveTheirPlaces() {
        putHosts(4);
        savePlan(ONE_BY_ONE);
        long id = startRollout();
        awaitRing(id, 1, "open");
        SortedSet<String> first = approvedHosts();
        block(first.first());
        block(awaitNext(first));
        awaitCount(id, 1, "blocked", 2);
        awaitEvaluation();
        assertThat(undecided("perl", "update")).hasSize(2);
        execute(first, Result.DONE);
        awaitCount(id, 1, "done", 1);
        Await.until("a third one", TIMEOUT, () -> undecided("perl", "update").size() == 1);
    }

    private void block(String host) {
        rows.putHost(host, Facts.UNKNOWN.with(List.of(new BlockedAction(PERL, List.of(NEWDEP), "needs it"))), PERL);
    }

    @Test
    void soDoesAHostThatWouldStepBackToAnOlderVersion() {
        rows.putHost("h1", Action.of("perl", "amd64", Kind.UPDATE, "6.0", "5.36"));
        rows.putHost("h2", PERL);
        awaitPending(1);
        savePlan(ONE_BY_ONE);
        long id = startRollout();
        awaitCount(id, 1, "blocked", 1);
        Await.until("h2 is approved", TIMEOUT, () -> approvedHosts().contains("h2"));
        execute(List.of("h2"), Result.DONE);
        awaitCount(id, 1, "done", 1);
    }

    @Test
    void aHostOutsideOfItsWindowLeavesItsPlaceToAnotherAndGetsOneLater() {
        putHosts(2);
        GroupRows groups = new GroupRows(ui);
        savePlan(ONE_BY_ONE);
        long id = startRollout();
        awaitRing(id, 1, "open");
        SortedSet<String> first = approvedHosts();
        assertThat(first).hasSize(1);
        groups.addByHand("servers", first.first());
        Browser administrator = ui.browser().withBasicAuthentication("admin", RunningUi.PASSWORD);
        HttpResponse<String> window = administrator.post("/api/v1/windows", """
                {"group": "servers", "recurrence": "FREQ=WEEKLY;BYDAY=TU", "start": "02:00", "minutes": 240,
                 "zone": "Europe/Berlin", "first_day": "2098-01-01"}""");
        assertThat(window.statusCode()).as(window.body()).isEqualTo(201);
        String second = awaitNext(first);
        awaitUndecided("perl", "update", first.first());
        execute(List.of(second), Result.DONE);
        awaitCount(id, 1, "done", 1);
        assertThat(undecided("perl", "update")).isEqualTo(List.copyOf(first));
        String path = "/api/v1/windows/" + new JsonObject(window.body()).getLong("id");
        assertThat(administrator.delete(path).statusCode()).isEqualTo(204);
        awaitUndecided("perl", "update");
        execute(first, Result.DONE);
        awaitState(id, "finished");
    }

    /** Although the ring has succeeded with the first one. */
    @Test
    void theLimitHoldsUntilTheLastHostOfTheRings() {
        putHosts(4);
        savePlan("{\"percent\": 100, \"max_concurrent\": 1, \"success\": {\"percent\": 25}}");
        long id = startRollout();
        awaitRing(id, 1, "open");
        SortedSet<String> done = new TreeSet<>();
        while (done.size() < 3) {
            SortedSet<String> next =
                    Await.value("the next one", TIMEOUT, () -> Optional.of(without(approvedHosts(), done))
                            .filter(hosts -> !hosts.isEmpty()));
            assertThat(next).hasSize(1);
            if (!done.isEmpty()) {
                awaitRing(id, 1, "succeeded");
                assertThat(rollout(id).getJsonObject("waits_for").getString("what"))
                        .isEqualTo("rest");
            }
            execute(next, Result.DONE);
            done.addAll(next);
        }
        awaitState(id, "finished");
    }

    /** With its approval it would begin again by itself, beside the host that has its place. */
    @ParameterizedTest
    @EnumSource(names = {"FAILED", "SKIPPED"})
    void aHostThatFailedLosesItsApprovalAndGetsAPlaceAgainWhenItIsRetried(Result result) {
        putHosts(3);
        savePlan("{\"percent\": 100, \"max_concurrent\": 1, \"error\": {\"count\": 3}}");
        long id = startRollout();
        awaitRing(id, 1, "open");
        SortedSet<String> failed = approvedHosts();
        assertThat(failed).hasSize(1);
        execute(failed, result);
        String second = awaitNext(failed);
        SortedSet<String> others = without(new TreeSet<>(hosts(3)), new TreeSet<>(Set.of(second)));
        awaitUndecided("perl", "update", others.toArray(String[]::new));
        retry(id);
        awaitCount(id, 1, "waiting", 3);
        awaitEvaluation();
        SortedSet<String> done = new TreeSet<>();
        while (done.size() < 3) {
            String next = Await.value("the next one", TIMEOUT, () -> findApproved(done));
            execute(List.of(next), Result.DONE);
            done.add(next);
        }
        awaitState(id, "finished");
    }

    /** Of the hosts that are not done. */
    private Optional<String> findApproved(SortedSet<String> done) {
        SortedSet<String> approved = new TreeSet<>(hosts(3));
        approved.removeAll(undecided("perl", "update"));
        approved.removeAll(done);
        assertThat(approved).hasSizeLessThanOrEqualTo(1);
        return approved.stream().findFirst();
    }

    private void retry(long id) {
        HttpResponse<String> retried = api.post("/api/v1/rollouts/" + id + "/retries", "");
        assertThat(retried.statusCode()).as(retried.body()).isEqualTo(200);
    }

    /** Nothing of the rollout is approved then. */
    @Test
    void theLastHostCanBeRetriedAfterThePauseThatItCaused() {
        putHosts(1);
        savePlan(ONE_BY_ONE);
        long id = startRollout();
        awaitRing(id, 1, "open");
        execute(hosts(1), Result.FAILED);
        awaitState(id, "paused");
        assertThat(command(id, "resume").statusCode()).isEqualTo(200);
        awaitEvaluation();
        awaitUndecided("perl", "update", "h1");
        retry(id);
        awaitUndecided("perl", "update");
        execute(hosts(1), Result.DONE);
        awaitState(id, "finished");
    }

    @Test
    void theLimitCanBeAShareOfTheRing() {
        putHosts(6);
        savePlan("{\"percent\": 100, \"max_concurrent\": \"34%\"}");
        long id = startRollout();
        awaitRing(id, 1, "open");
        assertThat(approvedHosts()).hasSize(2);
        HttpResponse<String> refused = ui.browser()
                .withBasicAuthentication("admin", RunningUi.PASSWORD)
                .post(
                        "/api/v1/rollout-plans",
                        "{\"name\": \"other\", \"rings\": [{\"percent\": 5, \"max_concurrent\": \"0%\"}]}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("a share from 1% to 100%");
    }
}
