package io.masif.master.plan;

import io.masif.domain.Digest;
import io.masif.master.plan.ActionCatalogue.HostActions;
import io.masif.master.store.PlanStore;
import io.masif.master.store.StoredAction;
import io.masif.master.store.StoredPlan;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The plans of the fleet: in memory those asked for lately, in the database all. */
final class PlanCatalogue {
    private static final long MOST_BYTES = 16L * 1024 * 1024;
    /** An entry without its actions: the digest's text, and what a map needs. */
    private static final long BYTES = 230;

    private final Remembered<Digest, StoredPlan> plans =
            new Remembered<>(MOST_BYTES, plan -> BYTES + (long) Integer.BYTES * plan.size());
    private final ActionCatalogue actions;
    private final Allowance allowance;
    private final Predicate<HostReport> isNew;

    /**
     * @param allowance of runs and new plans, from which plans that are added are taken
     * @param isNew whether a report is of a host that the database does not have, as far as is known here
     */
    PlanCatalogue(ActionCatalogue actions, Allowance allowance, Predicate<HostReport> isNew) {
        this.actions = actions;
        this.allowance = allowance;
        this.isNew = isNew;
    }

    /** The plan, if it is in memory; else null. */
    StoredPlan remembered(Digest digest) {
        return plans.get(digest);
    }

    /** How many actions that are not in memory the report tells. */
    int unknownActions(HostReport report) {
        return actions.unknown(report.ran())
                + unknown(report).map(plan -> actions.unknown(plan.actions())).orElse(0);
    }

    /** About how many bytes its runs and a plan that is not in memory have. */
    int unknownBytes(HostReport report) {
        return report.runsWeight() + unknown(report).map(SentPlan::weight).orElse(0);
    }

    private Optional<SentPlan> unknown(HostReport report) {
        return report.plan().filter(plan -> remembered(plan.digest()) == null);
    }

    /**
     * The plans of these reports by their digest, new ones added; one of which nobody sent the actions is left out. The plan
     * of a single host that is new is added without being looked for: it mostly is new as well.
     */
    Future<Map<Digest, StoredPlan>> store(SqlClient client, List<HostReport> reports) {
        Map<Digest, StoredPlan> found = new HashMap<>();
        TreeMap<Digest, HostReport> sent = new TreeMap<>();
        TreeSet<Digest> unknown = new TreeSet<>();
        reports.forEach(report -> {
            StoredPlan plan = plans.get(report.digest());
            if (plan == null) {
                unknown.add(report.digest());
                report.plan().ifPresent(its -> sent.put(report.digest(), report));
            } else {
                found.put(report.digest(), plan);
            }
        });
        boolean surelyNew = reports.size() == 1 && sent.size() == 1 && isNew.test(reports.get(0));
        return (surelyNew ? Future.succeededFuture(Map.<Digest, StoredPlan>of()) : PlanStore.byDigest(client, unknown))
                .compose(rows -> {
                    rows.forEach((digest, plan) -> found.put(digest, remember(digest, plan)));
                    sent.keySet().removeAll(found.keySet());
                    return sent.isEmpty() ? Future.succeededFuture(found) : add(client, sent, found);
                });
    }

    void forget() {
        plans.clear();
    }

    /** @param sent each plan in the report of one of those who told it */
    private Future<Map<Digest, StoredPlan>> add(
            SqlClient client, SortedMap<Digest, HostReport> sent, Map<Digest, StoredPlan> found) {
        List<HostActions> told = sent.values().stream()
                .map(report -> new HostActions(
                        report.host(), report.plan().orElseThrow().actions()))
                .toList();
        return actions.store(client, told).compose(byDigest -> {
            TreeMap<Digest, List<Long>> ids = new TreeMap<>();
            sent.forEach((digest, report) -> ids.put(digest, ids(report.plan().orElseThrow(), byDigest)));
            return insert(client, ids)
                    .onSuccess(done -> sent.values().forEach(this::spend))
                    .map(numbers -> {
                        numbers.forEach((digest, id) ->
                                found.put(digest, remember(digest, new StoredPlan(id, ids.get(digest)))));
                        return found;
                    });
        });
    }

    /** Adds them, unless they are there, and tells their numbers. */
    private static Future<Map<Digest, Long>> insert(SqlClient client, SortedMap<Digest, List<Long>> plans) {
        if (plans.size() == 1) {
            Digest only = plans.firstKey();
            return PlanStore.insert(client, only, plans.get(only)).map(id -> Map.of(only, id));
        }
        return PlanStore.insert(client, plans).compose(done -> PlanStore.ids(client, plans.keySet()));
    }

    private void spend(HostReport report) {
        allowance.spend(report.host(), report.plan().orElseThrow().weight(), System.nanoTime());
    }

    private static List<Long> ids(SentPlan plan, Map<Digest, StoredAction> byDigest) {
        return plan.actions().stream()
                .map(action -> byDigest.get(action.digest()).id())
                .sorted()
                .toList();
    }

    private StoredPlan remember(Digest digest, StoredPlan plan) {
        plans.put(digest, plan);
        return plan;
    }
}
