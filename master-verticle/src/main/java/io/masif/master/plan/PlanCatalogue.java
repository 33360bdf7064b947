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
import java.util.SortedMap;
import java.util.TreeMap;

/** The plans of the fleet: in memory those asked for lately, in the database all. */
final class PlanCatalogue {
    private static final long MOST_BYTES = 16L * 1024 * 1024;
    /** An entry without its actions: the digest's text, and what a map needs. */
    private static final long BYTES = 230;

    private final Remembered<Digest, StoredPlan> plans =
            new Remembered<>(MOST_BYTES, plan -> BYTES + (long) Integer.BYTES * plan.size());
    private final ActionCatalogue actions;

    PlanCatalogue(ActionCatalogue actions) {
        this.actions = actions;
    }

    /** The plan, if it is in memory; else null. */
    StoredPlan remembered(Digest digest) {
        return plans.get(digest);
    }

    /** How many actions that are not in memory the report tells. */
    int unknownActions(HostReport report) {
        boolean known = report.plan().isEmpty() || remembered(report.digest()) != null;
        return actions.unknown(report.ran())
                + (known ? 0 : actions.unknown(report.plan().get().actions()));
    }

    /** The plans of these reports by their digest, new ones added; one of which nobody sent the actions is left out. */
    Future<Map<Digest, StoredPlan>> store(SqlClient client, List<HostReport> reports) {
        Map<Digest, StoredPlan> found = new HashMap<>();
        TreeMap<Digest, SentPlan> sent = new TreeMap<>();
        TreeMap<Digest, HostReport> unknown = new TreeMap<>();
        reports.forEach(report -> {
            StoredPlan plan = plans.get(report.digest());
            if (plan == null) {
                unknown.put(report.digest(), report);
                report.plan().ifPresent(known -> sent.put(known.digest(), known));
            } else {
                found.put(report.digest(), plan);
            }
        });
        return PlanStore.byDigest(client, unknown.keySet()).compose(rows -> {
            rows.forEach((digest, plan) -> found.put(digest, remember(digest, plan)));
            sent.keySet().removeAll(found.keySet());
            return sent.isEmpty() ? Future.succeededFuture(found) : add(client, sent, reports, found);
        });
    }

    void forget() {
        plans.clear();
    }

    private Future<Map<Digest, StoredPlan>> add(
            SqlClient client,
            SortedMap<Digest, SentPlan> sent,
            List<HostReport> reports,
            Map<Digest, StoredPlan> found) {
        List<HostActions> told = reports.stream()
                .filter(report -> report.plan().isPresent() && sent.containsKey(report.digest()))
                .map(report ->
                        new HostActions(report.host(), report.plan().get().actions()))
                .toList();
        return actions.store(client, told).compose(byDigest -> {
            TreeMap<Digest, List<Long>> ids = new TreeMap<>();
            sent.forEach((digest, plan) -> ids.put(digest, ids(plan, byDigest)));
            return PlanStore.insert(client, ids)
                    .compose(done -> PlanStore.ids(client, ids.keySet()))
                    .map(numbers -> {
                        numbers.forEach((digest, id) ->
                                found.put(digest, remember(digest, new StoredPlan(id, ids.get(digest)))));
                        return found;
                    });
        });
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
