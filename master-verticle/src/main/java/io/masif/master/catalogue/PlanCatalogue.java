package io.masif.master.catalogue;

import io.masif.domain.Digest;
import io.masif.master.catalogue.ActionCatalogue.HostActions;
import io.masif.master.database.PipelinedTransaction;
import io.masif.master.memory.BoundedCache;
import io.masif.master.overload.HostQuota;
import io.masif.master.report.HostReport;
import io.masif.master.report.ReportSubmission;
import io.masif.master.report.ReportedPlan;
import io.masif.master.report.RunSize;
import io.masif.master.store.CatalogueRevision;
import io.masif.master.store.PlanStore;
import io.masif.master.store.PlanStore.InsertedPlans;
import io.masif.master.store.StoredAction;
import io.masif.master.store.StoredPlan;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The plans of the fleet: recently used plans are in memory, all plans in the database. */
public final class PlanCatalogue {
    private static final long MAX_BYTES = 16L * 1024 * 1024;
    /** An entry without its actions: the digest's text, and what a map needs. */
    private static final long ENTRY_BYTES = 230;

    private final BoundedCache<Digest, StoredPlan> plans =
            new BoundedCache<>(MAX_BYTES, plan -> ENTRY_BYTES + (long) Integer.BYTES * plan.actionCount());
    private final ActionCatalogue actions;
    private final HostQuota quota;
    private final Predicate<String> isNewHost;

    /**
     * @param quota that is charged for plans that are added
     * @param isNewHost whether the database does not have the host of that name, as far as this master knows
     */
    PlanCatalogue(ActionCatalogue actions, HostQuota quota, Predicate<String> isNewHost) {
        this.actions = actions;
        this.quota = quota;
        this.isNewHost = isNewHost;
    }

    /** The plan, if it is in memory; else null. */
    public StoredPlan getCached(Digest digest) {
        return plans.get(digest);
    }

    /** The number of actions of the report that are not in memory. */
    public int countUncachedActions(HostReport report) {
        return actions.countUncached(report.runActions())
                + uncachedPlan(report)
                        .map(plan -> actions.countUncached(plan.actions()))
                        .orElse(0);
    }

    /** The approximate size of its runs, and of its plan unless that is in memory, in bytes. */
    public int countUncachedBytes(HostReport report) {
        return RunSize.estimateBytes(report.runs())
                + uncachedPlan(report).map(ReportedPlan::estimatedBytes).orElse(0);
    }

    private Optional<ReportedPlan> uncachedPlan(HostReport report) {
        return report.plan().filter(plan -> getCached(plan.digest()) == null);
    }

    /**
     * The plans of these reports. Where the database does not have one, its actions are stored; it is left out if no report
     * has them. A plan that only new hosts report is not looked for, since it is new in most cases.
     */
    public Future<FoundPlans> find(Pool pool, List<ReportSubmission> submissions) {
        Map<Digest, StoredPlan> found = new HashMap<>();
        TreeMap<Digest, ReportSubmission> sentByDigest = new TreeMap<>();
        TreeSet<Digest> queried = new TreeSet<>();
        submissions.forEach(submission -> {
            HostReport report = submission.report();
            Digest digest = report.planDigest();
            StoredPlan plan = plans.get(digest);
            if (plan != null) {
                found.put(digest, plan);
                return;
            }
            report.plan().ifPresent(sent -> sentByDigest.put(digest, submission));
            if (report.plan().isEmpty() || !isNewHost.test(submission.host())) {
                queried.add(digest);
            }
        });
        return PlanStore.findByDigest(pool, queried).compose(rows -> {
            rows.forEach((digest, plan) -> found.put(digest, cache(digest, plan)));
            sentByDigest.keySet().removeAll(found.keySet());
            return sentByDigest.isEmpty()
                    ? Future.succeededFuture(new FoundPlans(found, new TreeMap<>(), sentByDigest, 0))
                    : storeActions(pool, sentByDigest, found);
        });
    }

    /**
     * Adds the missing plans; one that the database has nevertheless stays as it is.
     *
     * @param transaction that has raised the revision of this master: whoever removes actions raises those of
     *     all masters, so that one of the two is refused, also if they are at different servers of a cluster
     * @return as that of {@link PlanStore#insert}; fails with {@link CatalogueRevision.ActionsRemovedException} if actions were
     *     removed since they were found
     */
    public static Supplier<Future<InsertedPlans>> add(PipelinedTransaction transaction, FoundPlans found) {
        return found.missing().isEmpty()
                ? () -> Future.succeededFuture(InsertedPlans.NONE)
                : PlanStore.insert(transaction, found.missing(), found.revision());
    }

    /** Remembers plans that were added, and charges hosts for them. To be called when that is committed. */
    public void recordAdded(FoundPlans found, InsertedPlans inserted) {
        inserted.added().forEach(digest -> consumeQuota(found.senders().get(digest)));
        Map<Digest, StoredPlan> all = found.with(inserted);
        inserted.ids().keySet().forEach(digest -> cache(digest, all.get(digest)));
    }

    /** Forgets all plans, since the database may not have one of them any more. */
    public void clear() {
        plans.clear();
    }

    /** @param sentByDigest each plan, in one of the reports that have it */
    private Future<FoundPlans> storeActions(
            Pool pool, SortedMap<Digest, ReportSubmission> sentByDigest, Map<Digest, StoredPlan> found) {
        List<HostActions> reported = sentByDigest.values().stream()
                .map(submission ->
                        new HostActions(submission.host(), sentPlan(submission).actions()))
                .toList();
        return actions.store(pool, reported).map(stored -> {
            TreeMap<Digest, List<Long>> ids = new TreeMap<>();
            sentByDigest.forEach(
                    (digest, submission) -> ids.put(digest, actionIds(sentPlan(submission), stored.byDigest())));
            return new FoundPlans(found, ids, sentByDigest, stored.revision());
        });
    }

    private static ReportedPlan sentPlan(ReportSubmission submission) {
        return submission.report().plan().orElseThrow();
    }

    private void consumeQuota(ReportSubmission submission) {
        quota.consume(submission.host(), sentPlan(submission).estimatedBytes(), System.nanoTime());
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
