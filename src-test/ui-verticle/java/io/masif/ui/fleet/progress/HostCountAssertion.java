package io.masif.ui.fleet.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.Rows;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.fleet.partition.HostCount;
import io.masif.ui.view.pending.PendingDeclines;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/** What the index keeps up to date of its hosts is what the rows of the database say. */
final class HostCountAssertion {
    private static final String SECURITY = """
             AND EXISTS (SELECT 1 FROM action s WHERE s.security = 1 AND s.package = x.package AND s.kind = x.kind
              AND s.to_version = x.to_version)""";

    private final String description;
    private final FleetIndex fleet;
    private final Rows rows;

    HostCountAssertion(String description, FleetIndex fleet, Rows rows) {
        this.description = description;
        this.fleet = fleet;
        this.rows = rows;
    }

    void check(PendingActions pending, SqlDecisions decisions, Instant now) {
        assertCount(pending.count().all(), decisions.pending());
        assertCount(pending.count().security(), decisions.pending() + SECURITY);
        assertDeclines(pending, decisions);
        HostStateAssertion.check(description, fleet, rows, now, decisions.pending(), decisions.pending() + SECURITY);
        assertSystems();
        assertPlans();
    }

    private void assertCount(HostCount counts, String pendingSql) {
        Map<Integer, Integer> expected = new TreeMap<>();
        rows.query("SELECT g.id AS id, COUNT(*) AS hosts" + pendingSql + " GROUP BY 1")
                .forEach(row -> expected.put(row.getInteger("id"), row.getInteger("hosts")));
        Map<Integer, Integer> counted = new TreeMap<>();
        counts.hosts().forEach((int host) -> counted.put(host, counts.get(host)));
        assertThat(counted).as(description).isEqualTo(expected);
        fleet.hosts().ids().forEach((int host) -> assertThat(counts.get(host))
                .as(description)
                .isEqualTo(expected.getOrDefault(host, 0)));
    }

    private void assertDeclines(PendingActions pending, SqlDecisions decisions) {
        Map<Integer, PendingDeclines> expected = new TreeMap<>();
        rows.query("SELECT x.id AS id, SUM(" + decisions.declined() + ") AS declined, SUM(" + decisions.deferred()
                        + ") AS deferred" + SqlDecisions.planned() + " GROUP BY 1")
                .forEach(row -> expected.put(
                        row.getInteger("id"),
                        new PendingDeclines(row.getInteger("declined"), row.getInteger("deferred"))));
        fleet.actions().ids().forEach(action -> assertThat(pending.countDeclines(List.of(action), null))
                .as(description + ", action " + action)
                .isEqualTo(expected.getOrDefault(action, new PendingDeclines(0, 0))));
    }

    private void assertSystems() {
        Map<String, String> found = new TreeMap<>();
        fleet.parts()
                .platforms()
                .forEach((platform, hosts) ->
                        found.merge(platform.os(), hosts.toBitmap().toString(), (one, other) -> one + other));
        assertThat(found)
                .as(description)
                .isEqualTo(readSets("SELECT JSON_VALUE(facts, '$.os') AS name, id FROM agent ORDER BY id"));
    }

    private void assertPlans() {
        Map<String, String> found = new TreeMap<>();
        fleet.plans()
                .forEachUsed((hosts, plan) ->
                        found.put(Integer.toString(plan), hosts.toBitmap().toString()));
        assertThat(found)
                .as(description)
                .isEqualTo(readSets("SELECT CAST(g.plan_id AS CHAR) AS name, g.id AS id FROM agent g"
                        + " JOIN plan p ON p.id = g.plan_id WHERE p.actions <> '[]' ORDER BY g.id"));
    }

    private Map<String, String> readSets(String query) {
        Map<String, RoaringBitmap> sets = new TreeMap<>();
        for (Row row : rows.query(query)) {
            sets.computeIfAbsent(row.getString("name"), name -> new RoaringBitmap())
                    .add(row.getInteger("id"));
        }
        Map<String, String> texts = new TreeMap<>();
        sets.forEach((name, set) -> texts.put(name, set.toString()));
        return texts;
    }
}
