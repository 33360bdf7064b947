package io.masif.ui.rollout.store;

import io.masif.decision.HostSelection;
import io.masif.decision.HostSet;
import io.masif.decision.Scope;
import io.masif.flow.AsyncLoop;
import io.masif.ui.decision.DecisionParts;
import io.masif.ui.decision.DecisionStore;
import io.masif.ui.decision.NewDecision;
import io.masif.ui.decision.NewRevocation;
import io.masif.ui.decision.RevocationStore;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.rule.DecisionOrigin;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;

/** Makes the decisions of a rollout, each with its origin, and revokes parts of them. */
final class RolloutDecisions {
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
     * Makes the decisions of a step; the counter of approvals is locked.
     *
     * @param sets the numbers of their sets of hosts
     */
    static Future<Void> add(SqlConnection connection, RolloutChange change, List<Long> sets) {
        Future<Void> chain = Future.succeededFuture();
        for (int i = 0; i < change.approvals().size(); i++) {
            RolloutChange.RingApproval approval = change.approvals().get(i);
            Long set = sets.get(i);
            chain = chain.compose(added -> add(connection, change.before().definition(), approval, set));
        }
        return chain;
    }

    private static Future<Void> add(
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
        return DecisionStore.add(connection, DecisionKind.APPROVAL, decision, set)
                .mapEmpty();
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
