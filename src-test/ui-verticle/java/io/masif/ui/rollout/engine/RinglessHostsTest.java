package io.masif.ui.rollout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.masif.ui.bed.GroupRows;
import io.masif.ui.bed.HtmlText;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Hosts that are in no ring of the plan get an update as those of the last ring do. */
class RinglessHostsTest extends RolloutCase {
    private long start(int hosts, String ring) {
        putHosts(hosts);
        new GroupRows(ui).addByHand("web", "h1");
        Await.until("members", TIMEOUT, () -> api.get("/api/v1/groups").body().contains("\"members\":1"));
        savePlan(ring);
        long id = startRollout();
        awaitRing(id, 1, "open");
        return id;
    }

    private String readPage(long id) {
        return HtmlText.of(ui.logIn().get("/rollouts/" + id).body());
    }

    /** The host that is approved and not done, of which there is at most one. */
    private Optional<String> findAtWork(int hosts, SortedSet<String> done) {
        SortedSet<String> approved = new TreeSet<>(hosts(hosts));
        approved.removeAll(undecided("perl", "update"));
        approved.removeAll(done);
        assertThat(approved).hasSizeLessThanOrEqualTo(1);
        return approved.stream().findFirst();
    }

    private String awaitNext(int hosts, SortedSet<String> done) {
        return Await.value("the next host", TIMEOUT, () -> findAtWork(hosts, done));
    }

    @Test
    void theyComeOneAfterTheOtherWithTheLimitOfTheLastRing() {
        long id = start(4, "{\"groups\": [\"web\"], \"max_concurrent\": 1}");
        assertThat(rollout(id).getInteger("ringless_hosts")).isEqualTo(3);
        assertThat(readPage(id)).contains("In no ring: 3 hosts", "with its limit, 1 at once", "100 %");
        executeOneByOne(4, new TreeSet<>());
        assertThat(awaitState(id, "finished").getInteger("ringless_hosts")).isNull();
        rows.putHost("later", PERL);
        Await.until("the later host", TIMEOUT, () -> api.get("/api/v1/hosts?limit=1000")
                .body()
                .contains("\"later\""));
        awaitUndecided("perl", "update");
    }

    @Test
    void whatFailsOnThemPausesTheRolloutAndIsRetriedWithinTheLimit() {
        long id = start(4, "{\"groups\": [\"web\"], \"max_concurrent\": 1}");
        SortedSet<String> done = new TreeSet<>(hosts(1));
        execute(hosts(1), Result.DONE);
        String failed = awaitNext(4, done);
        execute(List.of(failed), Result.FAILED);
        JsonObject paused = awaitState(id, "paused");
        assertThat(paused.getJsonObject("waits_for").getInteger("ring")).isEqualTo(1);
        assertThat(paused.getJsonArray("failures").encode()).contains("\"" + failed + "\"");
        awaitUndecided("perl", "update", "h2", "h3", "h4");
        assertThat(command(id, "resume").statusCode()).isEqualTo(200);
        String other = awaitNext(4, done);
        assertThat(other).isNotEqualTo(failed);
        HttpResponse<String> retried = api.post("/api/v1/rollouts/" + id + "/retries", "");
        assertThat(retried.statusCode()).as(retried.body()).isEqualTo(200);
        awaitEvaluation();
        assertThat(undecided("perl", "update")).hasSize(2).contains(failed);
        executeOneByOne(4, done);
        awaitState(id, "finished");
    }

    private void executeOneByOne(int hosts, SortedSet<String> done) {
        while (done.size() < hosts) {
            String next = awaitNext(hosts, done);
            execute(List.of(next), Result.DONE);
            done.add(next);
        }
    }

    @Test
    void thePageSaysWhenNothingLimitsThem() {
        long id = start(3, "{\"groups\": [\"web\"]}");
        assertThat(readPage(id))
                .contains("In no ring: 2 hosts", "all of these are approved at once", "let the last ring of the plan");
    }

    @Test
    void aLastRingOfAllThatIsLeftLeavesNone() {
        long id = start(3, "{\"percent\": 100}");
        assertThat(rollout(id).getInteger("ringless_hosts")).isZero();
        assertThat(readPage(id)).doesNotContain("In no ring");
    }
}
