package io.masif.ui.fleet.refresh;

import io.masif.delivery.DeliveryStore;
import io.masif.revision.FleetRevisions;
import io.masif.ui.brake.BrakeStore;
import io.masif.ui.database.Counter;
import io.masif.ui.database.Revisions;
import io.masif.ui.decision.record.DecisionRecords;
import io.masif.ui.fleet.index.DecisionsInForce;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.load.FactsPool;
import io.masif.ui.fleet.load.GroupLoader;
import io.masif.ui.fleet.load.HostLoader;
import io.masif.ui.fleet.load.LabelLoader;
import io.masif.ui.fleet.load.LoadProgress;
import io.masif.ui.fleet.load.SlicedLoop;
import io.masif.ui.fleet.load.decision.DecisionLoader;
import io.masif.ui.fleet.load.decision.RetryLoader;
import io.masif.ui.fleet.load.outcome.OutcomeLoader;
import io.masif.ui.fleet.load.outcome.SnapshotLoader;
import io.masif.ui.fleet.load.outcome.UnclearOutcomes;
import io.masif.ui.fleet.rollout.RolloutLoader;
import io.masif.ui.fleet.rule.RuleLoader;
import io.masif.ui.retry.RetryRecords;
import io.masif.ui.rollout.store.RolloutRecords;
import io.masif.ui.store.FleetStore;
import io.masif.ui.store.run.OutcomeSnapshot;
import io.masif.ui.store.run.OutcomeSnapshotStore;
import io.masif.ui.view.DecisionKind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.util.Optional;

/**
 * One load of the index in one transaction: hosts with their plans, then labels, groups, outcomes and decisions. What was read is
 * applied in slices, so that the event loop stays free.
 */
final class FleetLoad {
    private final Vertx vertx;
    private final SqlConnection connection;
    private final FleetIndex target;
    private final HostLoader hosts;
    private final OutcomeLoader outcomes;
    private final LabelLoader labels;
    private final GroupLoader groups;
    private final RuleLoader rules;

    /**
     * @param previous the index as it is; equal parts of both indexes are shared
     * @param target the index to put everything into; may be the previous one
     */
    FleetLoad(Vertx vertx, SqlConnection connection, FactsPool factsPool, FleetIndex previous, FleetIndex target) {
        this.vertx = vertx;
        this.connection = connection;
        this.target = target;
        this.hosts = new HostLoader(vertx, connection, factsPool, previous, target);
        this.outcomes = new OutcomeLoader(vertx, connection, target);
        this.labels = new LabelLoader(vertx, connection, target);
        this.groups = new GroupLoader(vertx, connection, target);
        this.rules = new RuleLoader(connection, target.rules());
    }

    /** Loads everything. The result is the oldest stored snapshot of outcomes that can be updated; empty for none. */
    Future<Optional<FleetRevisions>> loadAll(Revisions current) {
        LoadProgress progress = LoadProgress.of(vertx);
        return FleetStore.countHosts(connection)
                .compose(count -> hosts.load(
                        current.fleet().conditionSince(FleetRevisions.NONE, "revision"),
                        target::putFirst,
                        () -> progress.update("hosts", target.hosts().size(), count)))
                .compose(read -> labels.load(Revisions.NONE.get(Counter.LABEL)))
                .compose(read -> groups.load(Revisions.NONE, current))
                .compose(read -> loadRollouts())
                .compose(read -> OutcomeSnapshotStore.find(connection))
                .compose(snapshot -> loadOutcomes(snapshot, current))
                .compose(base -> {
                    target.completeLoad();
                    return loadRules()
                            .compose(read -> loadStarted())
                            .compose(read -> loadDecisions())
                            .map(base);
                });
    }

    private Future<Optional<FleetRevisions>> loadOutcomes(Optional<OutcomeSnapshot> snapshot, Revisions current) {
        if (snapshot.isPresent() && SnapshotLoader.isUsable(snapshot.get(), current)) {
            return new SnapshotLoader(vertx, connection, target, outcomes)
                    .load(snapshot.get(), current.fleet())
                    .compose(read -> new UnclearOutcomes(connection, target).load())
                    .map(Optional.of(snapshot.get().revisions()));
        }
        return outcomes.loadAll(LoadProgress.of(vertx))
                .compose(read -> SlicedLoop.forEach(vertx, target.outcomes().actions(), target.outcomes()::trim))
                .map(read -> {
                    // a snapshot that another UI stores from now on can be updated; one that is unusable has to be
                    // replaced
                    target.outcomes().takeChanged();
                    return snapshot.isPresent() ? Optional.empty() : Optional.of(current.fleet());
                });
    }

    /**
     * Loads what changed between two revisions. Queries are answered meanwhile: rollouts come after decisions, so that a step
     * that is planned with new decisions and the rollout as it was before is given up.
     */
    Future<Void> loadChanges(Revisions base, Revisions current) {
        return (current.isSame(Counter.SOURCE, base) ? Future.<Void>succeededFuture() : loadSources())
                .compose(read -> current.fleet().equals(base.fleet())
                        ? Future.succeededFuture()
                        : loadFleetChanges(current.fleet().conditionSince(base.fleet(), "revision")))
                .compose(read -> current.isSame(Counter.REMOVAL, base)
                        ? Future.succeededFuture()
                        : applyRemovals(base.get(Counter.REMOVAL)))
                .compose(read -> current.isSame(Counter.LABEL, base)
                        ? Future.succeededFuture()
                        : labels.load(base.get(Counter.LABEL)))
                .compose(read ->
                        current.isSame(Counter.GROUP, base) ? Future.succeededFuture() : groups.load(base, current))
                .compose(read -> current.isSame(Counter.RULE, base) ? Future.succeededFuture() : loadRules())
                .compose(read -> current.isSame(Counter.APPROVAL, base) ? Future.succeededFuture() : loadDecisions())
                .compose(read ->
                        current.isSame(Counter.ROLLOUT, base) ? Future.succeededFuture() : loadStartedRollouts())
                .map(read -> {
                    if (!current.isSame(Counter.NOTIFICATION, base)) {
                        target.changes().recordNotificationChange();
                    }
                    target.plans().evictUnused();
                    return null;
                });
    }

    /** The source packages that were filled in since the actions were loaded. */
    private Future<Void> loadSources() {
        return FleetStore.loadSources(connection, target.actions().findWithoutSource())
                .map(found -> {
                    found.forEach(target::putSource);
                    return null;
                });
    }

    private Future<Void> loadRollouts() {
        return new RolloutLoader(new RolloutRecords(vertx, connection), target.rollouts())
                .load()
                .onSuccess(read -> target.changes().recordRolloutChange());
    }

    private Future<Void> loadStartedRollouts() {
        return loadRollouts().compose(read -> loadStarted());
    }

    private Future<Void> loadStarted() {
        return rules.loadStarted()
                .onSuccess(read -> target.rollouts().findFinishedRestarts().forEach(each -> target.rules()
                        .putFinished(each.ruleVersion(), each.restarts(), each.ended())));
    }

    private Future<Void> loadRules() {
        return rules.loadVersions().onSuccess(read -> target.changes().recordRuleChange());
    }

    private Future<Void> loadDecisions() {
        return rules.loadDecided().compose(read -> loadDecisionRecords());
    }

    private Future<Void> loadDecisionRecords() {
        return createLoader(DecisionKind.APPROVAL, target.decisions())
                .load()
                .compose(read ->
                        createLoader(DecisionKind.DECLINE, target.declines()).load())
                .compose(read -> new RetryLoader(new RetryRecords(vertx, connection), target).load())
                .compose(read -> DeliveryStore.read(connection))
                .compose(delivery -> BrakeStore.find(connection).map(brake -> {
                    target.delivery()
                            .put(delivery, brake, target.declines().index().groupsEnd());
                    return null;
                }));
    }

    private DecisionLoader createLoader(DecisionKind kind, DecisionsInForce decisions) {
        return new DecisionLoader(vertx, new DecisionRecords(vertx, connection, kind), target, decisions);
    }

    private Future<Void> loadFleetChanges(String changed) {
        return hosts.load(changed, target::put, () -> {})
                .compose(read -> outcomes.loadChanged(changed))
                .compose(read -> new UnclearOutcomes(connection, target).load());
    }

    private Future<Void> applyRemovals(long removal) {
        return FleetStore.loadHostIds(connection).compose(ids -> {
            target.retainHosts(ids);
            return outcomes.reloadRemoved(removal);
        });
    }
}
