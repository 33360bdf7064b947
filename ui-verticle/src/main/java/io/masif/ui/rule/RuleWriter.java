package io.masif.ui.rule;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.decision.DecisionParts;
import io.masif.ui.decision.OriginStore;
import io.masif.ui.decision.RevocationBatch;
import io.masif.ui.language.Text;
import io.masif.ui.rollout.plan.PlanReference;
import io.masif.ui.rollout.store.PlanStore;
import io.masif.ui.store.history.HistoryStore;
import io.masif.ui.view.rule.RuleReference;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves versions of rules on request of an operator. */
public final class RuleWriter {
    /** How many rules there may be, disabled ones included. */
    public static final int MAX_RULES = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(RuleWriter.class);

    private final Pool pool;
    private final Supplier<Future<Void>> refreshIndex;

    /** @param refreshIndex lets the next answers take a change into account */
    public RuleWriter(Pool pool, Supplier<Future<Void>> refreshIndex) {
        this.pool = pool;
        this.refreshIndex = refreshIndex;
    }

    /**
     * A saved version.
     *
     * @param revoked how many decisions of the rule were revoked
     */
    public record Saved(RuleReference rule, int revoked) {}

    /**
     * Saves a version: a conflict if another one than it is based on is current, or another rule has the name.
     *
     * @param isDisconnected whether the client no longer waits for the answer
     */
    public Future<Saved> save(RuleChange change, BooleanSupplier isDisconnected) {
        return new ShortTransaction(pool, DecisionParts.TIME_LIMIT, isDisconnected, Text.of("refusal.unknown.rule"))
                .run(connection -> save(connection, change))
                .onSuccess(saved -> LOG.info(
                        "rule saved author={} rule={} version={} enabled={} revoked={}",
                        change.author(),
                        saved.rule().rule(),
                        saved.rule().version(),
                        change.definition().isEnabled(),
                        saved.revoked()))
                .compose(saved -> refreshIndex.get().map(saved));
    }

    private static Future<Saved> save(SqlConnection connection, RuleChange change) {
        return RuleStore.incrementCounter(connection)
                .compose(incremented -> putRule(connection, change))
                .recover(e -> Future.failedFuture(
                        DatabaseErrors.isDuplicate(e)
                                ? Failure.of(
                                        Failure.Code.CONFLICT,
                                        Text.of(
                                                "refusal-rule.rule-name",
                                                Quote.of(change.definition().name())))
                                : e))
                // of this, and of what the rule decides by itself at another server of a cluster, one is refused
                .compose(rule -> DecisionParts.incrementCounter(connection).map(rule))
                .compose(rule -> requireGroups(connection, change)
                        .compose(present -> requirePlan(connection, change))
                        .compose(present -> RuleStore.addVersion(connection, rule, change))
                        .map(id ->
                                new RuleReference(rule, id, change.definition().name(), change.number())))
                .compose(rule -> revoke(connection, change, rule)
                        .map(revoked -> new Saved(rule, revoked))
                        .compose(saved -> appendEvent(connection, change, saved)));
    }

    private static Future<Integer> putRule(SqlConnection connection, RuleChange change) {
        String name = change.definition().name();
        if (change.rule() == null) {
            return RuleStore.count(connection)
                    .compose(count -> count < MAX_RULES
                            ? RuleStore.add(connection, name)
                            : Future.failedFuture(Failure.of(
                                    Failure.Code.CONFLICT, Text.of("refusal-rule.rules-number", MAX_RULES))));
        }
        return RuleStore.advance(connection, change.rule(), name, change.number())
                .compose(isAdvanced -> isAdvanced
                        ? Future.succeededFuture(change.rule())
                        : RuleStore.exists(connection, change.rule())
                                .compose(exists -> Future.failedFuture(
                                        exists ? createOutdated(change.basedOn()) : createNotFound(change.rule()))));
    }

    /** The version of a rule that is to be changed is not the current one. */
    public static Failure createOutdated(long version) {
        return Failure.of(Failure.Code.CONFLICT, Text.of("refusal-rule.rule-version", version));
    }

    /** There is no rule of the number that a text has, or that a text should have. */
    public static Failure createNotFound(String text) {
        return Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal-rule.no-rule", text));
    }

    /** There is no rule of that number. */
    public static Failure createNotFound(long rule) {
        return Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal-rule.no-rule", Long.toString(rule)));
    }

    /** A rule that is switched off keeps nobody from removing its groups. */
    private static Future<Void> requireGroups(SqlConnection connection, RuleChange change) {
        return change.definition().isEnabled()
                ? DecisionParts.requireGroups(connection, change.definition().groups())
                : Future.succeededFuture();
    }

    private static Future<Void> requirePlan(SqlConnection connection, RuleChange change) {
        PlanReference plan = change.definition().plan();
        return plan == null ? Future.succeededFuture() : PlanStore.requirePresent(connection, plan);
    }

    private static Future<Integer> revoke(SqlConnection connection, RuleChange change, RuleReference rule) {
        return !change.isRevoking()
                ? Future.succeededFuture(0)
                : RuleStore.findDecisionsInForce(connection, rule.rule())
                        .compose(ids -> ids.isEmpty()
                                ? Future.succeededFuture(0)
                                : RevocationBatch.insert(connection, ids, change.author(), change.comment())
                                        .map(ids.size()));
    }

    private static Future<Saved> appendEvent(SqlConnection connection, RuleChange change, Saved saved) {
        JsonObject detail = OriginStore.describe(saved.rule())
                .put("enabled", change.definition().isEnabled())
                .put("comment", change.comment());
        return HistoryStore.appendAll(
                        connection,
                        change.author(),
                        change.rule() == null ? HistoryStore.RULE_ADDED : HistoryStore.RULE_CHANGED,
                        List.of(saved.revoked() == 0 ? detail : detail.put("revoked", saved.revoked())))
                .map(saved);
    }
}
