package io.masif.ui.rule;

import io.masif.domain.Kind;
import io.masif.domain.Releases;
import io.masif.domain.rule.ActionCriteria;
import io.masif.ui.database.Columns;
import io.masif.ui.database.RowSlices;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.rule.PastApproval;
import io.masif.ui.view.rule.Validity;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says from the catalogue of actions what a rule would have approved on some host, while it was valid. */
public final class PastActions {
    private static final int SLICE_SIZE = 5000;
    private static final String FIND = """
            SELECT id, package, kind, from_version, to_version, releases, security, first_seen
            FROM action WHERE id > ? ORDER BY id LIMIT ?
            """;

    private final Vertx vertx;
    private final Pool pool;

    public PastActions(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    /**
     * What was found.
     *
     * @param approvals the latest first
     * @param knownSince when the oldest action in the catalogue was reported first; null if it is empty
     */
    public record Found(List<PastApproval> approvals, Instant knownSince) {
        public Found {
            approvals = List.copyOf(approvals);
        }
    }

    /** What is known of an action over all hosts. */
    private static final class Known {
        private Instant firstSeen = Instant.MAX;
        private boolean isSecurity;
        private final Set<String> releases = new HashSet<>();
    }

    /** What the rule would have approved between the two moments. */
    public Future<Found> find(RuleInput rule, Instant from, Instant to) {
        Map<ActionKey, Known> known = new HashMap<>();
        return RowSlices.forEach(
                        SLICE_SIZE,
                        last -> pool.preparedQuery(FIND)
                                .execute(Tuple.of(last == null ? 0 : last.getLong("id"), SLICE_SIZE)),
                        rows -> vertx.executeBlocking(() -> {
                            read(rows, known);
                            return null;
                        }))
                .compose(read -> vertx.executeBlocking(() -> select(known, rule, from, to)));
    }

    private static void read(RowSet<Row> rows, Map<ActionKey, Known> known) {
        for (Row row : rows) {
            ActionKey key = ActionKey.of(
                    row.getString("package"),
                    Kind.of(row.getString("kind")).orElseThrow(),
                    row.getString("from_version"),
                    row.getString("to_version"));
            Known action = known.computeIfAbsent(key, each -> new Known());
            Instant seen = Columns.getInstant(row, "first_seen");
            action.firstSeen = seen.isBefore(action.firstSeen) ? seen : action.firstSeen;
            action.isSecurity |= row.getInteger("security") != 0;
            action.releases.addAll(Releases.parse(row.getString("releases")));
        }
    }

    private static Found select(Map<ActionKey, Known> known, RuleInput rule, Instant from, Instant to) {
        ActionCriteria actions = rule.actions();
        Duration age = rule.minimumAge();
        Validity validity = rule.validity();
        List<PastApproval> approvals = known.entrySet().stream()
                .filter(each -> actions.packages().matches(each.getKey().packageName())
                        && actions.matches(each.getKey().kind(), each.getValue().isSecurity, each.getValue().releases))
                .map(each -> new PastApproval(
                        each.getKey(), each.getValue().firstSeen.plus(age)))
                .filter(each -> !each.time().isBefore(from) && each.time().isBefore(to))
                .filter(each -> validity.contains(each.time()))
                .sorted(Comparator.comparing(PastApproval::time).reversed().thenComparing(PastApproval::key))
                .toList();
        return new Found(
                approvals,
                known.values().stream()
                        .map(each -> each.firstSeen)
                        .min(Instant::compareTo)
                        .orElse(null));
    }
}
