package io.masif.ui.rollout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A step of which any statement fails has changed nothing, and is done once as soon as it can be. */
class InterruptedStepTest extends RolloutCase {
    /** Each statement that opens a ring changes one of these tables; a trigger has it fail there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ON rollout",
                "UPDATE ON rollout_ring",
                "INSERT ON host_set",
                "INSERT ON decision",
                "INSERT ON decision_origin",
                "INSERT ON event"
            })
    void openingARing(String statement) {
        putHosts(4);
        savePlan("{\"percent\": 50}", "{\"percent\": 100}");
        long id = startRollout();
        awaitRing(id, 1, "open");
        SortedSet<String> first = ringHosts(id, 1);
        fail(statement);
        execute(first, Result.DONE);
        awaitFailure();
        assertThat(without(approvedHosts(), first)).isEmpty();
        succeed();
        awaitRing(id, 2, "open");
        assertOpenedOnce(id, 2);
        assertThat(without(approvedHosts(), first)).isEqualTo(ringHosts(id, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE ON rollout", "INSERT ON revocation", "INSERT ON event"})
    void pausing(String statement) {
        putHosts(4);
        savePlan("{\"percent\": 100}");
        long id = startRollout();
        awaitRing(id, 1, "open");
        fail(statement);
        execute(List.of("h1"), Result.FAILED);
        awaitFailure();
        assertThat(rollout(id).getString("state")).isEqualTo("running");
        succeed();
        awaitState(id, "paused");
        assertThat(approvedHosts()).isEmpty();
    }

    private void fail(String statement) {
        rows.query("CREATE TABLE IF NOT EXISTS attempt_seen (n INT) ENGINE=MyISAM");
        rows.query("CREATE TRIGGER failing BEFORE " + statement + " FOR EACH ROW BEGIN INSERT INTO attempt_seen"
                + " VALUES (1); SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the test has it fail'; END");
    }

    /** A table without transactions has seen that the statement was tried. */
    private void awaitFailure() {
        Await.until("a statement that fails", TIMEOUT, () -> rows.countRows("attempt_seen") > 0);
    }

    private void succeed() {
        rows.query("DROP TRIGGER failing");
    }

    private void assertOpenedOnce(long id, int ring) {
        for (Row row : rows.query(
                "SELECT COUNT(*) AS decisions FROM decision_origin WHERE rollout_id = ? AND ring = ?", id, ring - 1)) {
            assertThat(row.getInteger("decisions")).isEqualTo(1);
        }
        assertThat(rows.query("SELECT 1 FROM event WHERE kind = 'ring-opened'")).hasSize(ring);
    }
}
