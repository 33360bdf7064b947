package io.masif.ui.fleet.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.Rows;
import io.masif.ui.fleet.condition.CurrentConditions;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.view.host.HostCondition;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/** The states that the overview counts are those that the rows of the database say. */
final class HostStateAssertion {
    /** Whatever else a host has. */
    private static final List<HostCondition> CONDITIONS = List.of(
            HostCondition.INTERRUPTED,
            HostCondition.PROBLEM,
            HostCondition.SILENT,
            HostCondition.RUNNING,
            HostCondition.FAILED,
            HostCondition.BLOCKED,
            HostCondition.SECURITY,
            HostCondition.PENDING,
            HostCondition.REBOOT,
            HostCondition.RESTART,
            HostCondition.DECIDED);

    /** The first of these that a host has is its state; blocked is none. */
    private static final List<HostCondition> STATES = List.of(
            HostCondition.INTERRUPTED,
            HostCondition.PROBLEM,
            HostCondition.SILENT,
            HostCondition.RUNNING,
            HostCondition.FAILED,
            HostCondition.SECURITY,
            HostCondition.PENDING,
            HostCondition.REBOOT,
            HostCondition.RESTART,
            HostCondition.DECIDED);

    private static final String SELECT = """
            WITH last_outcome AS (%1$s), state AS (
              SELECT g.id AS host, g.last_seen < UTC_TIMESTAMP(3) - INTERVAL 1 HOUR AS silent,
                EXISTS (SELECT 1 FROM last_outcome l WHERE l.agent_id = g.id AND l.result = 'running') AS running,
                EXISTS (SELECT 1 FROM last_outcome l JOIN action f ON f.id = l.action_id JOIN action y ON y.package = f.package
                  WHERE l.agent_id = g.id AND l.result = 'failed' AND JSON_CONTAINS(p.actions, CAST(y.id AS CHAR))) AS failed,
                COALESCE(JSON_LENGTH(g.facts, '$.blocked'), 0) > 0 AS blocked,
                COALESCE(JSON_UNQUOTE(JSON_EXTRACT(g.facts, '$.state')) = 'interrupted', FALSE) AS interrupted,
                JSON_EXTRACT(g.facts, '$.state') IS NOT NULL AS problem,
                JSON_UNQUOTE(JSON_EXTRACT(g.facts, '$.rebootRequired')) = 'true' AS reboot,
                COALESCE(JSON_LENGTH(g.facts, '$.services'), 0) > 0 AS restart,
                g.id IN (SELECT g.id %2$s) AS pending, g.id IN (SELECT g.id %3$s) AS security, p.actions <> '[]' AS planning
              FROM agent g JOIN plan p ON p.id = g.plan_id)
            SELECT state.*, planning AND NOT pending AS decided FROM state""";

    private HostStateAssertion() {}

    /**
     * @param pending selects the hosts as g with their pending actions
     * @param security selects the hosts as g with their pending security updates
     */
    static void check(String description, FleetIndex fleet, Rows rows, Instant now, String pending, String security) {
        Map<HostCondition, RoaringBitmap> expected = new EnumMap<>(HostCondition.class);
        CONDITIONS.forEach(each -> expected.put(each, new RoaringBitmap()));
        Map<Integer, HostCondition> states = new TreeMap<>();
        for (Row row : rows.query(SELECT.formatted(SqlDecision.LAST_OUTCOME, pending, security))) {
            CONDITIONS.stream().filter(each -> has(row, each)).forEach(each -> expected.get(each)
                    .add(row.getInteger("host")));
            states.put(
                    row.getInteger("host"),
                    STATES.stream().filter(each -> has(row, each)).findFirst().orElse(HostCondition.UP_TO_DATE));
        }
        CurrentConditions conditions = fleet.conditions().at(now);
        expected.forEach((condition, hosts) -> assertThat(conditions.find(condition))
                .as(description + ", " + condition)
                .isEqualTo(hosts));
        states.forEach((host, state) -> assertThat(conditions.getPrimary(host))
                .as(description + ", host " + host)
                .isEqualTo(state));
        conditions.countByPrimary().forEach((condition, count) -> assertThat(count)
                .as(description + ", " + condition)
                .isEqualTo(
                        (int) states.values().stream().filter(condition::equals).count()));
    }

    private static boolean has(Row row, HostCondition condition) {
        return row.getInteger(condition.name().toLowerCase(Locale.ROOT)) != 0;
    }
}
