package io.masif.ui.rollout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.ui.bed.RunningUi;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** After which time hosts of a ring that are not seen any more have failed. */
class RolloutSilenceTest extends RolloutCase {
    /** When hosts were seen is read again once a minute. */
    private static final Duration SEEN_AGAIN = Duration.ofMinutes(3);

    /** As if the ring had opened some hours ago, and its hosts had been seen after that for the last time. */
    private void letHoursPass(int sinceOpened, int sinceSeen) {
        letHoursPass(sinceOpened, sinceSeen, "%");
    }

    /** @param host the pattern of the names of the hosts that were seen */
    private void letHoursPass(int sinceOpened, int sinceSeen, String host) {
        rows.query("UPDATE rollout SET revision = revision + 1");
        rows.query("UPDATE rollout_ring SET opened_at = opened_at - INTERVAL ? HOUR", sinceOpened);
        rows.query(
                "UPDATE agent SET last_seen = UTC_TIMESTAMP(3) - INTERVAL ? HOUR WHERE name LIKE ?", sinceSeen, host);
        ui.restart();
        ui.awaitReady();
        api = ui.browser().withBearerToken(RunningUi.TOKEN);
    }

    private long open(String silence) {
        putHosts(2);
        savePlan("{\"percent\": 100, " + silence + "\"error\": {\"count\": 2}}");
        long id = startRollout();
        awaitRing(id, 1, "open");
        return id;
    }

    @Test
    void aDayUnlessTheRingSaysOtherwise() {
        long id = open("");
        letHoursPass(26, 3);
        awaitCount(id, 1, "waiting", 2);
        letHoursPass(0, 25);
        awaitCount(id, 1, "lost", 2);
        awaitState(id, "paused");
    }

    @Test
    void soonerIfTheRingSaysSoAndNotIfTheyWereSeenMeanwhile() {
        long id = open("\"silent_hours\": 2, ");
        letHoursPass(4, 3);
        awaitCount(id, 1, "lost", 2);
        rows.query("UPDATE agent SET last_seen = UTC_TIMESTAMP(3)");
        awaitCount(id, 1, "waiting", 2, SEEN_AGAIN);
        assertThat(ring(id, 1).getJsonObject("counts").getInteger("lost")).isZero();
    }

    @Test
    void aSilentHostLeavesItsPlaceOfALimitAndGetsOneWhenItIsBack() {
        putHosts(2);
        savePlan("{\"percent\": 100, \"max_concurrent\": 1, \"silent_hours\": 2, \"error\": {\"count\": 2}}");
        long id = startRollout();
        awaitRing(id, 1, "open");
        String silent = approvedHosts().first();
        letHoursPass(4, 3, silent);
        awaitCount(id, 1, "lost", 1);
        awaitUndecided("perl", "update", silent);
        rows.query("UPDATE agent SET last_seen = UTC_TIMESTAMP(3)");
        awaitCount(id, 1, "waiting", 2, SEEN_AGAIN);
        awaitEvaluation();
        assertThat(undecided("perl", "update")).containsExactly(silent);
        execute(List.of(silent.equals("h1") ? "h2" : "h1"), Result.DONE);
        awaitUndecided("perl", "update");
    }

    /** Their agents report nothing while there is nothing to do. */
    @Test
    void notIfTheyAreDoneAndOfVersionOne() {
        putHosts(3);
        rows.setVersionOne("h1");
        savePlan("{\"percent\": 100}");
        long id = startRollout();
        awaitRing(id, 1, "open");
        execute(hosts(2), Result.DONE);
        awaitCount(id, 1, "done", 2);
        letHoursPass(26, 25, "h1");
        awaitCount(id, 1, "done", 2);
        assertThat(rollout(id).getString("state")).isEqualTo("running");
        assertThat(api.get("/api/v1/hosts?state=silent").body()).doesNotContain("\"h1\"");
        letHoursPass(0, 25, "h2");
        awaitState(id, "paused");
        assertThat(ring(id, 1).getJsonObject("counts").getInteger("lost")).isEqualTo(1);
        assertThat(api.get("/api/v1/hosts?state=silent").body())
                .contains("\"h2\"")
                .doesNotContain("\"h1\"");
    }

    @Test
    void laterIfTheRingSaysSo() {
        long id = open("\"silent_hours\": 72, ");
        letHoursPass(96, 48);
        awaitCount(id, 1, "waiting", 2);
        assertThat(rollout(id).getString("state")).isEqualTo("running");
    }
}
