package io.masif.rig.fill;

import static io.masif.rig.fill.InsertStatement.literal;

import io.masif.domain.Action;
import io.masif.domain.Result;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.fill.Catalogue.StoredAction;
import io.masif.rig.synthetic.AptOutput;
import io.masif.rig.synthetic.HostProfile;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;

/** Changes single rows of a filled fleet, each in a transaction that raises the revision that readers watch, as a master does. */
final class ChangeStore {
    /** Hosts that were seen lately; those that are silent stay silent. */
    private static final String SEEN = """
            UPDATE masif.agent SET last_seen = UTC_TIMESTAMP(3) - INTERVAL FLOOR(RAND() * 9000000) MICROSECOND
            WHERE id %% %d = %d AND last_seen > UTC_TIMESTAMP(3) - INTERVAL 30 MINUTE""";

    private static final String TRANSACTION = """
            START TRANSACTION;
            UPDATE masif.writer SET revision = revision + 1 ORDER BY number;
            SET @revision = (SELECT revision FROM masif.writer WHERE number = 0);
            %s;
            COMMIT""";

    private static final String PLAN = """
            UPDATE masif.agent SET plan_since = IF(plan_id = %1$d, plan_since, UTC_TIMESTAMP(3)), plan_id = %1$d,
              last_seen = UTC_TIMESTAMP(3), revision = @revision WHERE id = %2$d""";

    private static final String START = """
            INSERT INTO masif.run (agent_id, uuid, started_at, log, percent, step, revision, told_at)
            VALUES (%d, '%s', UTC_TIMESTAMP(3), '', 0, %s, @revision, UTC_TIMESTAMP(3));
            INSERT INTO masif.run_action (run_id, action_id, result) VALUES %s""";

    /** The counter is raised when the progress is committed, and the revision is not changed. */
    private static final String PROGRESS = """
            UPDATE masif.run SET percent = %d, step = %s, log = %s, told_at = UTC_TIMESTAMP(3)
            WHERE agent_id = %d AND uuid = '%s';
            UPDATE masif.writer SET progress = progress + 1 WHERE number = 0""";

    private static final String END = """
            UPDATE masif.run SET ended_at = UTC_TIMESTAMP(3), log = %1$s, percent = NULL, step = NULL,
              revision = @revision, told_at = UTC_TIMESTAMP(3) WHERE agent_id = %2$d AND uuid = '%3$s';
            UPDATE masif.run_action SET result = 'done'
            WHERE run_id = (SELECT id FROM masif.run WHERE agent_id = %2$d AND uuid = '%3$s');
            INSERT INTO masif.event (happened_at, actor, kind, detail)
            VALUES (UTC_TIMESTAMP(3), %4$s, 'run-ended', %5$s)""";

    private final EmbeddedDatabase database;

    ChangeStore(EmbeddedDatabase database) {
        this.database = database;
    }

    /**
     * A run that goes on.
     *
     * @param percent how much of it is done
     */
    record Execution(HostProfile host, String uuid, List<StoredAction> actions, int percent) {
        Execution {
            actions = List.copyOf(actions);
        }

        Execution withPercent(int other) {
            return new Execution(host, uuid, actions, other);
        }

        List<Action> plainActions() {
            return actions.stream().map(StoredAction::action).toList();
        }
    }

    /** The hosts whose number leaves that remainder are seen again, unless they are silent. */
    void updateLastSeen(int divisor, int remainder) {
        database.execute(SEEN.formatted(divisor, remainder));
    }

    void setPlan(HostProfile host, int plan) {
        change(PLAN.formatted(plan, host.number()));
    }

    void start(Execution run) {
        String outcomes = run.actions().stream()
                .map(each -> "(LAST_INSERT_ID(), " + each.number() + ", '" + Result.RUNNING.word() + "')")
                .collect(Collectors.joining(", "));
        change(START.formatted(
                run.host().number(), run.uuid(), literal(AptOutput.step(run.plainActions(), 0)), outcomes));
    }

    void writeProgress(Execution run) {
        List<Action> actions = run.plainActions();
        database.execute(PROGRESS.formatted(
                run.percent(),
                literal(AptOutput.step(actions, run.percent())),
                literal(AptOutput.partial(actions, run.percent())),
                run.host().number(),
                run.uuid()));
    }

    /** @param plan the number of the plan that the host has afterwards */
    void end(Execution run, int plan) {
        JsonObject detail = new JsonObject()
                .put("host", run.host().name())
                .put("run", run.uuid())
                .put("done", run.actions().size())
                .put("failed", 0)
                .put("skipped", 0);
        String end = END.formatted(
                literal(AptOutput.complete(run.plainActions())),
                run.host().number(),
                run.uuid(),
                literal(run.host().name()),
                literal(detail.encode()));
        change(end + ";\n" + PLAN.formatted(plan, run.host().number()));
    }

    private void change(String statements) {
        database.execute(TRANSACTION.formatted(statements));
    }
}
