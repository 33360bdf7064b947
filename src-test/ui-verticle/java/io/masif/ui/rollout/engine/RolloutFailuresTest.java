package io.masif.ui.rollout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Result;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as failed in a ring, and until when. */
class RolloutFailuresTest extends RolloutCase {
    private static final Action HALF_CONFIGURED = Action.of("perl", "amd64", Kind.CONFIGURE, "5.36", null);

    private long start(int hosts) {
        putHosts(hosts);
        savePlan("{\"percent\": 100}");
        long id = startRollout();
        awaitRing(id, 1, "open");
        return id;
    }

    private JsonObject counts(long id) {
        return ring(id, 1).getJsonObject("counts");
    }

    private void fail(String host) {
        rows.putRun(host, PERL, Result.FAILED, "its postinst failed", "the output");
        rows.putHost(host, HALF_CONFIGURED);
    }

    private void repair(String host) {
        rows.putRun(host, HALF_CONFIGURED, Result.DONE, null, "");
        rows.putHost(host);
    }

    @Test
    void aFailureThatWasRepairedIsDone() {
        long id = start(2);
        fail("h1");
        awaitState(id, "paused");
        assertThat(counts(id).getInteger("failed")).isEqualTo(1);
        repair("h1");
        awaitCount(id, 1, "failed", 0);
        assertThat(counts(id).getInteger("done")).isEqualTo(1);
        assertThat(command(id, "resume").statusCode()).isEqualTo(200);
        execute(List.of("h2"), Result.DONE);
        awaitState(id, "finished");
    }

    @Test
    void soIsOneThatWasRepairedAfterTheRolloutWasResumed() {
        long id = start(2);
        fail("h1");
        awaitState(id, "paused");
        assertThat(command(id, "resume").statusCode()).isEqualTo(200);
        execute(List.of("h2"), Result.DONE);
        awaitCount(id, 1, "done", 1);
        assertThat(rollout(id).getString("state")).isEqualTo("running");
        repair("h1");
        awaitState(id, "finished");
    }

    /** Such as a download that failed, or a full disk. */
    @Test
    void aRunThatExecutedNothingIsAnErrorUntilTheNextOne() {
        long id = start(2);
        rows.putRun("h1", PERL, Result.SKIPPED, "no space left on the device", "the output");
        JsonObject paused = awaitState(id, "paused");
        assertThat(counts(id).getInteger("failed")).isEqualTo(1);
        assertThat(paused.getJsonArray("failures").getJsonObject(0).getString("message"))
                .isEqualTo("no space left on the device");
        assertThat(command(id, "resume").statusCode()).isEqualTo(200);
        execute(hosts(2), Result.DONE);
        awaitState(id, "finished");
    }

    /** A mirror that was down for a minute must not stop the ring until an operator retries; a script that failed must. */
    @ParameterizedTest
    @CsvSource({"SKIPPED, true", "FAILED, false"})
    void aHostGetsAPlaceOfALimitAgainOnlyAfterARunThatExecutedNothing(Result result, boolean isAgain) {
        putHosts(2);
        savePlan("{\"percent\": 100, \"max_concurrent\": 1, \"error\": {\"count\": 2}}");
        long id = startRollout();
        awaitRing(id, 1, "open");
        String failed = approvedHosts().first();
        rows.putRun(failed, PERL, result, "the mirror does not answer", "the output");
        awaitUndecided("perl", "update", failed);
        execute(List.of(failed.equals("h1") ? "h2" : "h1"), Result.DONE);
        awaitCount(id, 1, "done", 1);
        awaitEvaluation();
        assertThat(undecided("perl", "update")).containsExactly(failed);
        letMinutesPass();
        if (isAgain) {
            awaitUndecided("perl", "update");
            awaitEvaluation();
            assertThat(undecided("perl", "update")).isEmpty();
            assertThat(counts(id).getInteger("failed")).isEqualTo(1);
            execute(List.of(failed), Result.DONE);
            awaitState(id, "finished");
        } else {
            awaitEvaluation();
            assertThat(undecided("perl", "update")).containsExactly(failed);
        }
    }

    /** As if the ring had opened an hour ago, and the runs had ended some minutes ago. */
    private void letMinutesPass() {
        rows.query("UPDATE rollout SET revision = revision + 1");
        rows.query("UPDATE rollout_ring SET opened_at = opened_at - INTERVAL 60 MINUTE");
        rows.query("UPDATE run SET told_at = told_at - INTERVAL 20 MINUTE");
        // it is read with the runs of the whole history
        rows.query("UPDATE outcome_snapshot SET revisions = NULL");
        ui.restart();
        ui.awaitReady();
        api = ui.browser().withBearerToken(RunningUi.TOKEN);
    }

    @Test
    void itIsNoneWhereTheActionIsNotProposedAnyMore() {
        long id = start(2);
        command(id, "pause");
        rows.putRun("h1", PERL, Result.SKIPPED, "the archive no longer offers this version", "the output");
        rows.putHost("h1");
        awaitCount(id, 1, "unconcerned", 1);
        assertThat(command(id, "resume").statusCode()).isEqualTo(200);
        execute(List.of("h2"), Result.DONE);
        awaitState(id, "finished");
    }

    @Test
    void whatARunLeftOutThatExecutedOthersIsNone() {
        long id = start(2);
        rows.putRun("h1", BAR, Result.DONE, null, "the output");
        rows.query("""
                INSERT INTO run_action (run_id, action_id, result, message)
                SELECT MAX(r.id), MAX(a.id), 'skipped', 'left out' FROM run r, action a WHERE a.package = 'perl'
                """);
        // it is read with the runs of the whole history
        rows.query("UPDATE outcome_snapshot SET revisions = NULL");
        ui.restart();
        api = ui.browser().withBearerToken(RunningUi.TOKEN);
        awaitEvaluation();
        awaitCount(id, 1, "waiting", 2);
        execute(List.of("h2"), Result.DONE);
        awaitCount(id, 1, "done", 1);
        assertThat(counts(id).getInteger("waiting")).isEqualTo(1);
        assertThat(rollout(id).getString("state")).isEqualTo("running");
    }
}
