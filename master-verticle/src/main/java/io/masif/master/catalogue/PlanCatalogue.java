package io.masif.master.catalogue;

import io.masif.domain.Digest;
import io.masif.master.catalogue.ActionCatalogue.HostActions;
import io.masif.master.memory.BoundedCache;
import io.masif.master.overload.HostQuota;
import io.masif.master.report.HostReport;
import io.masif.master.report.ReportedPlan;
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
public final class PlanCatalogue {
    private static final long MAX_BYTES = 16L * 1024 * 1024;
    /** An entry without its actions: the digest's text, and what a map needs. */
    private static final long ENTRY_BYTES = 230;

    private final BoundedCache<Digest, StoredPlan> plans =
            new BoundedCache<>(MAX_BYTES, plan -> ENTRY_BYTES + (long) Integer.BYTES * plan.actionCount());
    private final ActionCatalogue actions;
    private final HostQuota quota;
    private final Predicate<HostReport> isNew;

    /**
     * @param quota of runs and new plans, from which plans that are added are taken
     * @param isNew whether a report is of a host that the database does not have, as far as is known here
     */
    public PlanCatalogue(ActionCatalogue actions, HostQuota quota, Predicate<HostReport> isNew) {
        this.actions = actions;
        this.quota = quota;
        this.isNew = isNew;
    }

    /** The plan, if it is in memory; else null. */
    public StoredPlan getCached(Digest digest) {
        return plans.get(digest);
    }

    /** How many actions that are not in memory the report tells. */
    public int countUncachedActions(HostReport report) {
        return actions.countUncached(report.runActions())
                + uncachedPlan(report)
                        .map(plan -> actions.countUncached(plan.actions()))
                        .orElse(0);
    }

    /** About how many bytes its runs and a plan that is not in memory have. */
    public int countUncachedBytes(HostReport report) {
        return report.estimatedRunBytes()
                + uncachedPlan(report).map(ReportedPlan::estimatedBytes).orElse(0);
    }

    private Optional<ReportedPlan> uncachedPlan(HostReport report) {
        return report.plan().filter(plan -> getCached(plan.digest()) == null);
    }

    /**
     * The plans of these reports by their digest, new ones added; one of which nobody sent the actions is left out. The plan
     * of a host that is new is added without being looked for: it mostly is new as well.
     */
    public Future<Map<Digest, StoredPlan>> store(SqlClient client, List<HostReport> reports) {
        Map<Digest, StoredPlan> found = new HashMap<>();
        TreeMap<Digest, HostReport> reportByDigest = new TreeMap<>();
        TreeSet<Digest> uncached = new TreeSet<>();
        reports.forEach(report -> {
            StoredPlan plan = plans.get(report.planDigest());
            if (plan == null) {
                uncached.add(report.planDigest());
                report.plan().ifPresent(its -> reportByDigest.put(report.planDigest(), report));
            } else {
                found.put(report.planDigest(), plan);
            }
        });
        reportByDigest.forEach((digest, report) -> {
            if (isNew.test(report)) {
                uncached.remove(digest);
            }
        });
        return PlanStore.findByDigest(client, uncached).compose(rows -> {
            rows.forEach((digest, plan) -> found.put(digest, cache(digest, plan)));
            reportByDigest.keySet().removeAll(found.keySet());
            return reportByDigest.isEmpty() ? Future.succeededFuture(found) : add(client, reportByDigest, found);
        });
    }

    public void clear() {
        plans.clear();
    }

    /** @param reportByDigest each plan in the report of one of those who told it */
    private Future<Map<Digest, StoredPlan>> add(
            SqlClient client, SortedMap<Digest, HostReport> reportByDigest, Map<Digest, StoredPlan> found) {
        List<HostActions> reported = reportByDigest.values().stream()
                .map(report -> new HostActions(
                        report.host(), report.plan().orElseThrow().actions()))
                .toList();
        return actions.store(client, reported).compose(byDigest -> {
            TreeMap<Digest, List<Long>> ids = new TreeMap<>();
            reportByDigest.forEach(
                    (digest, report) -> ids.put(digest, actionIds(report.plan().orElseThrow(), byDigest)));
            return insert(client, ids)
                    .onSuccess(done -> reportByDigest.values().forEach(this::consumeQuota))
                    .map(idByDigest -> {
                        idByDigest.forEach(
                                (digest, id) -> found.put(digest, cache(digest, new StoredPlan(id, ids.get(digest)))));
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
        return PlanStore.insert(client, plans).compose(done -> PlanStore.findIds(client, plans.keySet()));
    }

    private void consumeQuota(HostReport report) {
        quota.consume(report.host(), report.plan().orElseThrow().estimatedBytes(), System.nanoTime());
    }

    private static List<Long> actionIds(ReportedPlan plan, Map<Digest, StoredAction> byDigest) {
        return plan.actions().stream()
                .map(action -> byDigest.get(action.digest()).id())
                .sorted()
                .toList();
    }

    private StoredPlan cache(Digest digest, StoredPlan plan) {
        plans.put(digest, plan);
        return plan;
    }
}
