package io.masif.ui.rollout.store;

import io.masif.decision.HostSelection;
import io.masif.decision.HostSet;
import io.masif.decision.PatternJson;
import io.masif.decision.Scope;
import io.masif.domain.ApprovalPattern;
import io.masif.flow.AsyncLoop;
import io.masif.ui.database.Columns;
import io.masif.ui.decision.DecisionParts;
import io.masif.ui.decision.DecisionStore;
import io.masif.ui.decision.NewDecision;
import io.masif.ui.decision.NewRevocation;
import io.masif.ui.decision.RevocationStore;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.rule.DecisionOrigin;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/**
 * Makes the decisions of a rollout, each with its origin, and revokes parts of them. What operators have revoked since the
 * rollout began or was resumed is revoked of each later decision as well.
 */
final class RolloutDecisions {
    /** With what the rollout has returned itself of the same decisions, see {@link RolloutRecords}, in the order of time. */
    private static final String REVOKED = """
        SELECT d.id, d.patterns AS approved_patterns, t.hosts AS approved_hosts, v.patterns, v.scope, s.hosts, v.author
        FROM decision_origin o JOIN decision d ON d.id = o.decision_id JOIN host_set t ON t.id = d.host_set_id
          JOIN revocation v ON v.decision_id = d.id LEFT JOIN host_set s ON s.id = v.host_set_id
        WHERE o.rollout_id = ? AND d.created_at >= ?
          AND (v.author <> ? OR (v.patterns IS NULL AND v.scope = 'only'))
          AND EXISTS (SELECT 1 FROM revocation w WHERE w.decision_id = d.id AND w.author <> ?)
        ORDER BY v.id
        """;

    private RolloutDecisions() {}

    /** Stores the sets of hosts that a step needs. Returns their numbers, null for one that has none. */
    static Future<List<Long>> putHostSets(SqlConnection connection, RolloutChange change) {
        List<HostSelection> selections = change.findHostSets();
        List<Long> sets = new ArrayList<>();
        return AsyncLoop.repeatWhile(() -> {
                    if (sets.size() == selections.size()) {
                        return Future.succeededFuture(false);
                    }
                    HostSelection selected = selections.get(sets.size());
                    HostSet hosts = selected.scope() == Scope.GROUPS ? HostSet.NONE : selected.hosts();
                    return DecisionParts.putHostSet(connection, hosts.digest(), formatHosts(selected.scope(), hosts))
                            .map(sets::add);
                })
                .map(sets);
    }

    private static String formatHosts(Scope scope, HostSet hosts) {
        return scope == Scope.ALL ? null : hosts.format();
    }

    /**
     * Makes the decisions of a step; the counter of approvals is locked: nothing is revoked meanwhile.
     *
     * @param sets the numbers of their sets of hosts
     */
    static Future<Void> add(SqlConnection connection, RolloutChange change, List<Long> sets) {
        return change.approvals().isEmpty()
                ? Future.succeededFuture()
                : findRevoked(connection, change.before()).compose(revoked -> {
                    Future<Void> chain = Future.succeededFuture();
                    for (int i = 0; i < change.approvals().size(); i++) {
                        RolloutChange.RingApproval approval = change.approvals().get(i);
                        Long set = sets.get(i);
                        chain = chain.compose(before ->
                                        add(connection, change.before().definition(), approval, set))
                                .compose(id -> revokeAgain(connection, change.before(), approval, id, revoked));
                    }
                    return chain;
                });
    }

    /** Makes one decision; the counter of approvals is locked. Returns its number. */
    private static Future<Long> add(
            SqlConnection connection, RolloutDefinition definition, RolloutChange.RingApproval approval, Long set) {
        RolloutDefinition.Authorship authorship = definition.authorship();
        NewDecision decision = new NewDecision(
                authorship.author(),
                approval.patterns(),
                approval.hosts(),
                authorship.comment(),
                null,
                null,
                new DecisionOrigin(authorship.rule(), definition.id(), approval.ring()));
        return DecisionStore.add(connection, DecisionKind.APPROVAL, decision, set);
    }

    /**
     * Makes a decision that the rollout has revoked for all of its hosts; the counter of approvals is locked.
     *
     * @param set the number of the set of hosts
     * @return its number
     */
    static Future<Long> addReturned(SqlConnection connection, Rollout rollout, HostSet hosts, long set) {
        Integer ring = IntStream.range(0, rollout.rings().size())
                .filter(each -> !rollout.rings()
                        .get(each)
                        .hosts()
                        .intersection(hosts.toBitmap())
                        .isEmpty())
                .boxed()
                .findFirst()
                .orElse(null);
        HostSelection selected = HostSelection.only(hosts);
        RolloutChange.RingApproval approval =
                new RolloutChange.RingApproval(ring, rollout.definition().patterns(), selected);
        return add(connection, rollout.definition(), approval, set).compose(id -> RevocationStore.insert(
                        connection,
                        DecisionKind.APPROVAL,
                        new NewRevocation(RolloutEvents.actor(rollout.id()), id, List.of(), selected, null, null),
                        set)
                .map(id));
    }

    /** The hosts of which operators have revoked the same actions, by these. */
    private static Future<Map<List<ApprovalPattern>, RoaringBitmap>> findRevoked(
            SqlConnection connection, Rollout rollout) {
        String actor = RolloutEvents.actor(rollout.id());
        return connection
                .preparedQuery(REVOKED)
                .execute(Tuple.of(rollout.id(), Columns.toUtc(rollout.status().since()), actor, actor))
                .map(rows -> parseRevoked(rows, actor));
    }

    private static Map<List<ApprovalPattern>, RoaringBitmap> parseRevoked(RowSet<Row> rows, String actor) {
        Map<List<ApprovalPattern>, RoaringBitmap> revoked = new LinkedHashMap<>();
        Map<Long, RoaringBitmap> returned = new HashMap<>();
        rows.forEach(row -> {
            RoaringBitmap ofDecision = returned.computeIfAbsent(row.getLong("id"), id -> new RoaringBitmap());
            RoaringBitmap hosts = parseHosts(row);
            if (row.getString("author").equals(actor)) {
                ofDecision.or(hosts);
            } else {
                hosts.andNot(ofDecision);
                String patterns = row.getString("patterns");
                revoked.computeIfAbsent(
                                PatternJson.parse(patterns == null ? row.getString("approved_patterns") : patterns),
                                key -> new RoaringBitmap())
                        .or(hosts);
            }
        });
        return revoked;
    }

    /** Those of the hosts of a decision that a revocation is for. */
    private static RoaringBitmap parseHosts(Row row) {
        HostSet named = row.getString("hosts") == null ? HostSet.NONE : HostSet.parse(row.getString("hosts"));
        return new HostSelection(Scope.of(row.getString("scope")).orElseThrow(), named)
                .select(HostSet.parse(row.getString("approved_hosts")).toBitmap());
    }

    /**
     * Revokes of a new decision what is revoked of others. The actions are always named: whole approvals of hosts are revoked by
     * the rollout if it is to approve them again.
     */
    private static Future<Void> revokeAgain(
            SqlConnection connection,
            Rollout rollout,
            RolloutChange.RingApproval approval,
            long decision,
            Map<List<ApprovalPattern>, RoaringBitmap> revoked) {
        Future<Void> chain = Future.succeededFuture();
        for (Map.Entry<List<ApprovalPattern>, RoaringBitmap> each : revoked.entrySet()) {
            List<ApprovalPattern> patterns = each.getKey().stream()
                    .filter(pattern -> approval.patterns().stream()
                            .anyMatch(approved -> approved.isRestart() == pattern.isRestart()))
                    .toList();
            HostSet hosts = HostSet.of(approval.hosts().select(each.getValue()));
            if (!patterns.isEmpty() && hosts.size() > 0) {
                NewRevocation revocation = new NewRevocation(
                        RolloutEvents.actor(rollout.id()), decision, patterns, HostSelection.only(hosts), null, null);
                chain = chain.compose(before -> DecisionParts.putHostSet(connection, hosts.digest(), hosts.format()))
                        .compose(set -> RevocationStore.insert(connection, DecisionKind.APPROVAL, revocation, set));
            }
        }
        return chain;
    }

    /**
     * Revokes parts of decisions; the counter of approvals is locked.
     *
     * @param sets the numbers of the sets of hosts that the step needs
     */
    static Future<Void> revokeParts(SqlConnection connection, RolloutChange change, List<Long> sets) {
        String author = RolloutEvents.actor(change.before().id());
        Future<Void> chain = Future.succeededFuture();
        for (int i = 0; i < change.revocations().size(); i++) {
            RolloutChange.PartRevocation part = change.revocations().get(i);
            Long set = sets.get(change.approvals().size() + i);
            NewRevocation revocation =
                    new NewRevocation(author, part.decision(), part.patterns(), part.hosts(), null, null);
            chain = chain.compose(
                    revoked -> RevocationStore.insert(connection, DecisionKind.APPROVAL, revocation, set));
        }
        return chain;
    }
}
