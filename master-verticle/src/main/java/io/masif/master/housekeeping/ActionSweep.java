package io.masif.master.housekeeping;

import io.masif.master.housekeeping.UnusedRowStore.FoundAction;
import io.masif.master.housekeeping.UnusedRowStore.Kind;
import io.vertx.core.Future;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Marks the actions that are in no plan and in no run, and removes those that have been marked for long. A marked action
 * that is found in the database for a report loses its mark before it is put into a plan.
 */
final class ActionSweep {
    private final BatchedDeletion deletion;
    private final int days;

    ActionSweep(BatchedDeletion deletion, int days) {
        this.deletion = deletion;
        this.days = days;
    }

    /** Removes unused actions; the result is their number. */
    Future<Integer> run() {
        BitSet planned = new BitSet();
        AtomicLong lastPlan = new AtomicLong();
        AtomicLong lastId = new AtomicLong();
        return deletion.runSweep("actions", removed -> deletion.repeatWhileMore(() -> collectPlanned(planned, lastPlan))
                .compose(read -> deletion.repeatWhileMore(() -> markUnused(planned, lastId)))
                .compose(marked -> deletion.repeatWhileMore(() -> removeUnused(removed))));
    }

    private Future<Boolean> collectPlanned(BitSet planned, AtomicLong lastId) {
        return UnusedRowStore.collectPlannedActions(
                        deletion.connection(), lastId.get(), BatchedDeletion.BATCH_ROWS, planned)
                .map(id -> {
                    lastId.set(id);
                    return id > 0;
                });
    }

    private Future<Boolean> markUnused(BitSet planned, AtomicLong lastId) {
        return UnusedRowStore.findActions(deletion.connection(), lastId.get(), BatchedDeletion.BATCH_ROWS)
                .compose(found -> {
                    found.forEach(action -> lastId.set(action.id()));
                    List<Long> candidates = found.stream()
                            .map(FoundAction::id)
                            .filter(id -> !planned.get(id.intValue()))
                            .toList();
                    return UnusedRowStore.findActionsInRuns(deletion.connection(), candidates)
                            .compose(executed -> updateMarks(
                                    found,
                                    candidates.stream()
                                            .filter(id -> !executed.contains(id))
                                            .toList()))
                            .map(done -> found.size() == BatchedDeletion.BATCH_ROWS);
                });
    }

    private Future<Void> updateMarks(List<FoundAction> actions, List<Long> unused) {
        List<Long> usedAgain = actions.stream()
                .filter(action -> action.isMarkedUnused() && !unused.contains(action.id()))
                .map(FoundAction::id)
                .toList();
        return deletion.inTransaction(() -> UnusedRowStore.setUnused(deletion.connection(), Kind.ACTION, unused, true)
                .compose(done -> UnusedRowStore.setUnused(deletion.connection(), Kind.ACTION, usedAgain, false)));
    }

    private Future<Boolean> removeUnused(AtomicInteger removed) {
        return UnusedRowStore.findLongUnused(deletion.connection(), Kind.ACTION, days, BatchedDeletion.BATCH_ROWS)
                .compose(old -> deletion.inTransaction(
                                () -> UnusedRowStore.removeLongUnused(deletion.connection(), Kind.ACTION, old, days))
                        .onSuccess(removed::addAndGet)
                        .map(done -> old.size() == BatchedDeletion.BATCH_ROWS));
    }
}
