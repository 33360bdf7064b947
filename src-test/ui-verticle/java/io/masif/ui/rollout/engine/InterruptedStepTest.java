package io.masif.ui.rollout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.ui.bed.FailingStatement;
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
        FailingStatement failing = FailingStatement.begin(rows, statement);
        execute(first, Result.DONE);
        failing.awaitAttempt();
        assertThat(without(approvedHosts(), first)).isEmpty();
        failing.end();
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
        FailingStatement failing = FailingStatement.begin(rows, statement);
        execute(List.of("h1"), Result.FAILED);
        failing.awaitAttempt();
        assertThat(rollout(id).getString("state")).isEqualTo("running");
        failing.end();
        awaitState(id, "paused");
        assertThat(approvedHosts()).isEmpty();
    }

    private void assertOpenedOnce(long id, int ring) {
        for (Row row : rows.query(
                "SELECT COUNT(*) AS decisions FROM decision_origin WHERE rollout_id = ? AND ring = ?", id, ring - 1)) {
            assertThat(row.getInteger("decisions")).isEqualTo(1);
        }
        assertThat(rows.query("SELECT 1 FROM event WHERE kind = 'ring-opened'")).hasSize(ring);
    }
}
