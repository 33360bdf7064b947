package io.masif.ui.rollout.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.domain.Action;
import io.masif.domain.Result;
import io.masif.domain.host.BlockedAction;
import io.masif.domain.host.Facts;
import io.masif.rig.process.Await;
import io.masif.ui.bed.Futures;
import io.masif.ui.bed.GroupRows;
import io.masif.ui.rollout.store.RolloutRecords;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Rollouts of the hosts of one group at the same time have no more of them at work than the limit of one. */
class SharedLimitTest extends RolloutCase {
    private static final Action REBOOT = Action.reboot();
    private static final Action RESTART = Action.restart("nginx.service");

    private void putGroup(String... hosts) {
        new GroupRows(ui).addByHand("web", hosts);
        Await.until("members", TIMEOUT, () -> api.get("/api/v1/groups").body().contains("\"members\":" + hosts.length));
        savePlan("{\"groups\": [\"web\"], \"max_concurrent\": 1, \"error\": {\"count\": 2}}");
    }

    private long start(Action action) {
        JsonObject pattern = new JsonObject()
                .put("package", action.packageName())
                .put("action", action.kind().word());
        JsonObject rollout = new JsonObject().put("plan", "test").put("actions", new JsonArray().add(pattern));
        HttpResponse<String> started = api.post("/api/v1/rollouts", rollout.encode());
        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
        long id = new JsonObject(started.body()).getLong("id");
        awaitRing(id, 1, "open");
        return id;
    }

    private void awaitUndecided(Action action, String... hosts) {
        awaitUndecided(action.packageName(), action.kind().word(), hosts);
    }

    private void execute(String host, Action... actions) {
        for (Action action : actions) {
            rows.putRun(host, action, Result.DONE, null, "");
        }
        rows.putHost(host);
    }

    /** The host that is approved and not done, of which there is at most one. */
    private Optional<String> findAtWork(SortedSet<String> all, SortedSet<String> done, boolean isOfBoth) {
        SortedSet<String> reboots = without(all, new TreeSet<>(undecided("reboot", "reboot")));
        SortedSet<String> restarts = without(all, new TreeSet<>(undecided("nginx.service", "restart")));
        if (isOfBoth) {
            reboots.addAll(restarts);
        } else {
            reboots.retainAll(restarts);
        }
        SortedSet<String> working = without(reboots, done);
        assertThat(working).hasSizeLessThanOrEqualTo(1);
        return working.stream().findFirst();
    }

    @Test
    void hostsOfOneAndHostsOfTheOtherTakeTurns() {
        rows.putHost("h0", PERL);
        rows.putHost("h1", REBOOT);
        rows.putHost("h2", REBOOT);
        rows.putHost("h3", RESTART);
        rows.putHost("h4", RESTART);
        awaitPending(3);
        putGroup("h1", "h2", "h3", "h4");
        long reboots = start(REBOOT);
        Await.until("one reboots", TIMEOUT, () -> undecided("reboot", "reboot").size() == 1);
        long restarts = start(RESTART);
        awaitEvaluation();
        assertThat(undecided("nginx.service", "restart")).containsExactly("h3", "h4");
        SortedSet<String> all = new TreeSet<>(hosts(4));
        SortedSet<String> done = new TreeSet<>();
        while (done.size() < all.size()) {
            String next = Await.value("the next host", TIMEOUT, () -> findAtWork(all, done, false));
            execute(next, next.compareTo("h3") < 0 ? REBOOT : RESTART);
            done.add(next);
        }
        awaitState(reboots, "finished");
        awaitState(restarts, "finished");
    }

    @Test
    void aHostThatIsAtWorkInOneGetsItsPlaceInTheOtherAsWell() {
        for (String host : hosts(3)) {
            rows.putHost(host, REBOOT, RESTART);
        }
        awaitPending(2);
        putGroup("h1", "h2", "h3");
        long reboots = start(REBOOT);
        Await.until("one reboots", TIMEOUT, () -> undecided("reboot", "reboot").size() == 2);
        long restarts = start(RESTART);
        awaitUndecided(RESTART, undecided("reboot", "reboot").toArray(String[]::new));
        SortedSet<String> all = new TreeSet<>(hosts(3));
        SortedSet<String> done = new TreeSet<>();
        while (done.size() < all.size()) {
            String next = Await.value("the next host", TIMEOUT, () -> findAtWork(all, done, true));
            execute(next, REBOOT, RESTART);
            done.add(next);
        }
        awaitState(reboots, "finished");
        awaitState(restarts, "finished");
    }

    /** They may wait for just what the other rollout brings. */
    @Test
    void blockedHostsOfOneDoNotKeepTheOtherWaiting() {
        List<BlockedAction> blocked = List.of(new BlockedAction(PERL, List.of(NEWDEP), "needs it"));
        rows.putHost("h1", Facts.UNKNOWN.with(blocked), PERL);
        rows.putHost("h2", Facts.UNKNOWN.with(blocked), PERL);
        rows.putHost("h3", RESTART);
        awaitPending(2);
        putGroup("h1", "h2", "h3");
        long updates = startRollout();
        awaitCount(updates, 1, "blocked", 2);
        awaitUndecided(PERL);
        start(RESTART);
        awaitUndecided(RESTART);
    }

    private void putOneOfEach() {
        rows.putHost("h0", PERL);
        rows.putHost("h1", REBOOT);
        rows.putHost("h2", RESTART);
        awaitPending(3);
        putGroup("h1", "h2");
    }

    @Test
    void aHostThatIsRetriedWaitsForTheHostOfTheOther() {
        putOneOfEach();
        long reboots = start(REBOOT);
        awaitUndecided(REBOOT);
        rows.putRun("h1", REBOOT, Result.FAILED, "it did not reboot", "the output");
        rows.putHost("h1", REBOOT);
        awaitUndecided(REBOOT, "h1");
        start(RESTART);
        awaitUndecided(RESTART);
        HttpResponse<String> retried = api.post("/api/v1/rollouts/" + reboots + "/retries", "");
        assertThat(retried.statusCode()).as(retried.body()).isEqualTo(200);
        awaitCount(reboots, 1, "waiting", 1);
        awaitEvaluation();
        assertThat(undecided("reboot", "reboot")).containsExactly("h1");
        execute("h2", RESTART);
        awaitUndecided(REBOOT);
        execute("h1", REBOOT);
        awaitState(reboots, "finished");
    }

    @Test
    void aRolloutThatIsResumedWaitsForTheHostOfTheOther() {
        putOneOfEach();
        long reboots = start(REBOOT);
        awaitUndecided(REBOOT);
        assertThat(command(reboots, "pause").statusCode()).isEqualTo(200);
        start(RESTART);
        awaitUndecided(RESTART);
        assertThat(command(reboots, "resume").statusCode()).isEqualTo(200);
        awaitEvaluation();
        assertThat(undecided("reboot", "reboot")).containsExactly("h1");
        execute("h2", RESTART);
        awaitUndecided(REBOOT);
    }

    /** As a UI that has not yet read what another one has approved. */
    @Test
    void aStepThatDoesNotKnowWhatAnotherRolloutHasApprovedIsNotWritten() {
        putOneOfEach();
        long reboots = start(REBOOT);
        awaitUndecided(REBOOT);
        requireUnchanged(0, Map.of(reboots, readRevision(reboots)));
        requireUnchanged(reboots, Map.of());
        for (Map<Long, Long> read : List.<Map<Long, Long>>of(Map.of(), Map.of(reboots, 1L))) {
            assertThatThrownBy(() -> requireUnchanged(0, read)).hasMessageContaining("changed");
        }
    }

    private void requireUnchanged(long rollout, Map<Long, Long> others) {
        Futures.await(
                ui.pool().withTransaction(connection -> RolloutRecords.requireUnchanged(connection, rollout, others)));
    }

    private long readRevision(long rollout) {
        return rows.query("SELECT revision FROM rollout WHERE id = ?", rollout)
                .iterator()
                .next()
                .getLong(0);
    }
}
