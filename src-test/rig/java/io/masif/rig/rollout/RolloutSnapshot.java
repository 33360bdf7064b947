package io.masif.rig.rollout;

import io.masif.decision.HostSet;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.kill.KilledStep;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/**
 * What the database says about rollouts and rules at one moment.
 *
 * @param rows each with the member {@code row}, which says of what
 */
record RolloutSnapshot(List<JsonObject> rows) {
    /** One statement, so that all of it is of one moment. */
    private static final String READ = """
            USE masif;
            SELECT JSON_OBJECT('row', 'rollout', 'rollout', id, 'state', state, 'rule', rule_version_id) FROM rollout
            UNION ALL
            SELECT JSON_OBJECT('row', 'ring', 'rollout', g.rollout_id, 'ring', g.ring + 1, 'state', g.state,
              'opened', CAST(g.opened_at AS CHAR), 'hosts', s.hosts, 'met', CAST(g.met_at AS CHAR),
              'problem', g.check_problem)
            FROM rollout_ring g LEFT JOIN host_set s ON s.id = g.host_set_id
            UNION ALL
            SELECT JSON_OBJECT('row', 'decision', 'decision', d.id, 'rollout', o.rollout_id, 'ring', o.ring + 1,
              'rule', o.rule_version_id, 'origin', o.decision_id, 'hosts', s.hosts,
              'revocations', (SELECT COUNT(*) FROM revocation r WHERE r.decision_id = d.id))
            FROM decision d LEFT JOIN decision_origin o ON o.decision_id = d.id LEFT JOIN host_set s ON s.id = d.host_set_id
            UNION ALL
            SELECT JSON_OBJECT('row', 'event', 'event', id, 'kind', kind, 'rollout', JSON_EXTRACT(detail, '$.rollout'),
              'ring', JSON_EXTRACT(detail, '$.ring')) FROM event
            UNION ALL
            SELECT JSON_OBJECT('row', 'notification', 'event', event, 'subject', subject) FROM notification
            UNION ALL
            SELECT JSON_OBJECT('row', 'retry', 'decision', decision_id) FROM retry
            """;

    RolloutSnapshot {
        rows = List.copyOf(rows);
    }

    static RolloutSnapshot read(EmbeddedDatabase database) {
        return new RolloutSnapshot(
                database.execute(READ).stream().map(JsonObject::new).toList());
    }

    Stream<JsonObject> all(String row) {
        return rows.stream().filter(each -> row.equals(each.getString("row")));
    }

    Stream<JsonObject> all(String row, long rollout) {
        return all(row).filter(each -> Long.toString(rollout).equals(each.getString("rollout")));
    }

    /** The first rollout that a rule began. */
    long findByRule() {
        return all("rollout")
                .filter(each -> each.getValue("rule") != null)
                .map(each -> Long.parseLong(each.getString("rollout")))
                .findFirst()
                .orElseThrow();
    }

    JsonObject ring(long rollout, int ring) {
        return all("ring", rollout)
                .filter(each -> Integer.toString(ring).equals(each.getString("ring")))
                .findFirst()
                .orElseThrow();
    }

    /** How many events of a kind a rollout has. */
    long countEvents(long rollout, String kind) {
        return all("event", rollout)
                .filter(event -> kind.equals(event.getString("kind")))
                .count();
    }

    /** How often a step was done; empty if that leaves no trace that is never overwritten. */
    OptionalLong countDone(KilledStep step) {
        return switch (step) {
            case RULE_APPROVED, HOSTS_APPROVED ->
                OptionalLong.of(all("decision").count());
            case OUTBOX_FILLED -> OptionalLong.of(all("notification").count());
            default ->
                step.event().isEmpty()
                        ? OptionalLong.empty()
                        : OptionalLong.of(all("event")
                                .filter(event -> step.event().get().equals(event.getString("kind")))
                                .count());
        };
    }

    /** The hosts of a row. */
    static RoaringBitmap hosts(JsonObject row) {
        String hosts = row.getString("hosts");
        return hosts == null ? new RoaringBitmap() : HostSet.parse(hosts).toBitmap();
    }
}
