package io.masif.system.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.database.relay.Statement;
import io.masif.rig.database.relay.StatementListener;
import io.masif.rig.kill.KillPoint;
import io.masif.rig.kill.KillPoints;
import io.masif.rig.kill.KilledStep;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** At which statements of the outbox of notifications the proof of rollouts kills UIs. */
class KillPointsTest {
    private static final Statement BEGIN = new Statement(1, "BEGIN", "");
    private static final Statement LEASE =
            new Statement(1, "UPDATE lease SET uses = uses + 1 WHERE name = ?", "notifications");
    private static final Statement ROUTES = new Statement(1, "SELECT id FROM notification_route", "");
    private static final Statement OUTBOX = new Statement(1, "INSERT INTO notification\n  (uuid) VALUES (?)", "");
    private static final Statement COMMIT = new Statement(1, "COMMIT", "");
    private static final int STATEMENTS = 4;

    private final List<String> killed = new ArrayList<>();
    private final KillPoints points = new KillPoints(true, this::add);

    private void add(KillPoint point) {
        killed.add((point.isExecuted() ? "after " : "before ") + point.position());
    }

    /** A process executes it until it is killed; whether it gets to the end. */
    private boolean execute(Statement... transaction) {
        StatementListener listener = points.listenTo(0);
        for (Statement each : transaction) {
            if (!listener.onStatement(each) || !listener.onAnswer(each)) {
                points.restart(0);
                return false;
            }
        }
        return true;
    }

    @Test
    void beforeAndAfterEachStatementFromTheFirstOneOn() {
        points.arm(KilledStep.OUTBOX_FILLED);
        List<String> expected = new ArrayList<>();
        for (int position = 1; position <= STATEMENTS; position++) {
            expected.addAll(List.of("before " + position, "after " + position));
            assertThat(execute(BEGIN, LEASE, ROUTES, OUTBOX, COMMIT)).isFalse();
            assertThat(execute(BEGIN, LEASE, ROUTES, OUTBOX, COMMIT)).isFalse();
        }
        assertThat(killed).isEqualTo(expected);
        assertThat(points.missing()).isEmpty();
        assertThat(execute(BEGIN, LEASE, ROUTES, OUTBOX, COMMIT)).isTrue();
    }

    /** It fills nothing, and would leave out statements of the step that comes first. */
    @Test
    void notWhileAnotherStepIsToBeDoneFirst() {
        points.arm(KilledStep.ROLLOUT_STOPPED);
        points.arm(KilledStep.OUTBOX_FILLED);
        assertThat(execute(BEGIN, LEASE, ROUTES, COMMIT)).isTrue();
        assertThat(killed).isEmpty();
    }
}
