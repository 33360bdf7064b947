package io.masif.master.housekeeping;

import io.masif.master.housekeeping.UnusedRowStore.FoundPlan;
import io.masif.master.housekeeping.UnusedRowStore.Kind;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Marks the plans that no host has, and removes those that have been marked for long. */
final class PlanSweep {
    private final BatchedDeletion deletion;
    private final int days;

    PlanSweep(BatchedDeletion deletion, int days) {
        this.deletion = deletion;
        this.days = days;
    }

    /** Removes unused plans; the result is their number. */
    Future<Integer> run() {
        AtomicLong lastId = new AtomicLong();
        return deletion.runSweep("plans", removed -> deletion.repeatWhileMore(() -> markUnused(lastId))
                .compose(marked -> deletion.repeatWhileMore(() -> removeUnused(removed))));
    }

    private Future<Boolean> markUnused(AtomicLong lastId) {
        return UnusedRowStore.findPlans(deletion.connection(), lastId.get(), BatchedDeletion.BATCH_ROWS)
                .compose(found -> {
                    found.forEach(plan -> lastId.set(plan.id()));
                    return updateMarks(found).map(done -> found.size() == BatchedDeletion.BATCH_ROWS);
                });
    }

    private Future<Void> updateMarks(List<FoundPlan> plans) {
        List<Long> unused = plans.stream()
                .filter(plan -> !plan.isMarkedUnused() && !plan.isUsed())
                .map(FoundPlan::id)
                .toList();
        List<Long> usedAgain = plans.stream()
                .filter(plan -> plan.isMarkedUnused() && plan.isUsed())
                .map(FoundPlan::id)
                .toList();
        return deletion.inTransaction(() -> UnusedRowStore.setUnused(deletion.connection(), Kind.PLAN, unused, true)
                .compose(done -> UnusedRowStore.setUnused(deletion.connection(), Kind.PLAN, usedAgain, false)));
    }

    /** A plan that a host has again loses its mark, since it would be found again and again otherwise. */
    private Future<Boolean> removeUnused(AtomicInteger removed) {
        return UnusedRowStore.findLongUnused(deletion.connection(), Kind.PLAN, days, BatchedDeletion.BATCH_ROWS)
                .compose(old -> old.isEmpty()
                        ? Future.succeededFuture(false)
                        : deletion.inFleetLockedTransaction(() -> removeUnlessUsed(old))
                                .onSuccess(removed::addAndGet)
                                .map(done -> old.size() == BatchedDeletion.BATCH_ROWS));
    }

    private Future<Integer> removeUnlessUsed(List<Long> old) {
        return UnusedRowStore.findUsedPlans(deletion.connection(), old).compose(usedAgain -> UnusedRowStore.setUnused(
                        deletion.connection(), Kind.PLAN, usedAgain, false)
                .compose(done -> UnusedRowStore.removeLongUnused(
                        deletion.connection(),
                        Kind.PLAN,
                        old.stream().filter(id -> !usedAgain.contains(id)).toList(),
                        days)));
    }
}
