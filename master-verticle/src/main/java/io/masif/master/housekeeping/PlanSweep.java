package io.masif.master.housekeeping;

import io.masif.master.store.RemovalStore;
import io.masif.master.store.RemovalStore.FoundPlan;
import io.masif.master.store.RemovalStore.Kind;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Marks the plans that no host has, and removes those that have been marked for long. */
final class PlanSweep {
    private final Steps steps;
    private final int days;

    PlanSweep(Steps steps, int days) {
        this.steps = steps;
        this.days = days;
    }

    /** How many were removed. */
    Future<Integer> run() {
        AtomicLong last = new AtomicLong();
        return steps.sweep("plans", removed -> steps.whileMore(() -> mark(last))
                .compose(marked -> steps.whileMore(() -> remove(removed))));
    }

    private Future<Boolean> mark(AtomicLong last) {
        return RemovalStore.plans(steps.connection(), last.get(), Steps.ROWS).compose(found -> {
            found.forEach(plan -> last.set(plan.id()));
            return marked(found).map(done -> found.size() == Steps.ROWS);
        });
    }

    private Future<Void> marked(List<FoundPlan> plans) {
        List<Long> unused = plans.stream()
                .filter(plan -> !plan.marked() && !plan.had())
                .map(FoundPlan::id)
                .toList();
        List<Long> usedAgain = plans.stream()
                .filter(plan -> plan.marked() && plan.had())
                .map(FoundPlan::id)
                .toList();
        return RemovalStore.mark(steps.connection(), Kind.PLAN, unused, true)
                .compose(done -> RemovalStore.mark(steps.connection(), Kind.PLAN, usedAgain, false));
    }

    /** A plan that some host has again is marked as used: else it would be found again and again. */
    private Future<Boolean> remove(AtomicInteger removed) {
        return RemovalStore.old(steps.connection(), Kind.PLAN, days, Steps.ROWS)
                .compose(old -> old.isEmpty()
                        ? Future.succeededFuture(false)
                        : steps.alone(() -> removeOrKeep(old))
                                .onSuccess(removed::addAndGet)
                                .map(done -> old.size() == Steps.ROWS));
    }

    private Future<Integer> removeOrKeep(List<Long> old) {
        return RemovalStore.had(steps.connection(), old)
                .compose(had -> RemovalStore.mark(steps.connection(), Kind.PLAN, had, false)
                        .compose(done -> RemovalStore.remove(
                                steps.connection(),
                                Kind.PLAN,
                                old.stream().filter(id -> !had.contains(id)).toList(),
                                days)));
    }
}
