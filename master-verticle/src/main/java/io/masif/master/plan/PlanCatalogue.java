package io.masif.master.plan;

import io.masif.domain.Action;
import io.masif.domain.Digest;
import io.masif.domain.Plan;
import io.masif.master.store.PlanStore;
import io.masif.master.store.PlanStore.PlanRow;
import io.masif.master.store.StoredAction;
import io.masif.master.store.StoredPlan;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The plans of the fleet: in memory those asked for lately, in the database all. */
final class PlanCatalogue {
    private static final int REMEMBERED = 20_000;

    private final Bounded<Digest, StoredPlan> plans = new Bounded<>(REMEMBERED);
    private final ActionCatalogue actions;

    PlanCatalogue(ActionCatalogue actions) {
        this.actions = actions;
    }

    /** The plan, if it is in memory; else null. */
    StoredPlan remembered(Digest digest) {
        return plans.get(digest);
    }

    /** The plans of these reports by their digest, new ones added; one of which nobody sent the actions is left out. */
    Future<Map<Digest, StoredPlan>> store(SqlClient client, List<HostReport> reports) {
        Map<Digest, StoredPlan> found = new HashMap<>();
        TreeMap<Digest, Plan> sent = new TreeMap<>();
        TreeMap<Digest, HostReport> unknown = new TreeMap<>();
        reports.forEach(report -> {
            StoredPlan plan = plans.get(report.digest());
            if (plan == null) {
                unknown.put(report.digest(), report);
                report.plan().ifPresent(known -> sent.put(known.digest(), known));
            } else {
                found.put(plan.digest(), plan);
            }
        });
        return PlanStore.byDigest(client, unknown.keySet())
                .compose(rows -> load(client, rows, found))
                .compose(done -> {
                    sent.keySet().removeAll(found.keySet());
                    return add(client, sent, found);
                })
                .map(found);
    }

    void forget() {
        plans.clear();
    }

    private Future<Void> load(SqlClient client, List<PlanRow> rows, Map<Digest, StoredPlan> found) {
        List<Long> ids =
                rows.stream().map(PlanRow::actions).flatMap(Collection::stream).toList();
        return actions.load(client, ids).map(byId -> {
            rows.forEach(row -> {
                List<StoredAction> its = row.actions().stream()
                        .map(byId::get)
                        .filter(Objects::nonNull)
                        .toList();
                found.put(row.digest(), remember(new StoredPlan(row.id(), row.digest(), its)));
            });
            return null;
        });
    }

    private Future<Void> add(SqlClient client, SortedMap<Digest, Plan> sent, Map<Digest, StoredPlan> found) {
        List<Action> all = sent.values().stream()
                .map(Plan::actions)
                .flatMap(Collection::stream)
                .toList();
        return actions.store(client, all).compose(byDigest -> {
            TreeMap<Digest, List<StoredAction>> stored = new TreeMap<>();
            sent.forEach((digest, plan) -> stored.put(
                    digest,
                    plan.actions().stream()
                            .map(action -> byDigest.get(action.digest()))
                            .toList()));
            return insert(client, stored, found);
        });
    }

    private Future<Void> insert(
            SqlClient client, SortedMap<Digest, List<StoredAction>> stored, Map<Digest, StoredPlan> found) {
        TreeMap<Digest, List<Long>> ids = new TreeMap<>();
        stored.forEach((digest, its) ->
                ids.put(digest, its.stream().map(StoredAction::id).sorted().toList()));
        return PlanStore.insert(client, ids)
                .compose(done -> PlanStore.byDigest(client, ids.keySet()))
                .map(rows -> {
                    rows.forEach(row -> found.put(
                            row.digest(), remember(new StoredPlan(row.id(), row.digest(), stored.get(row.digest())))));
                    return null;
                });
    }

    private StoredPlan remember(StoredPlan plan) {
        plans.put(plan.digest(), plan);
        return plan;
    }
}
