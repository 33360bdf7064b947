package io.masif.master.housekeeping;

import io.masif.master.store.RemovalStore;
import io.masif.master.store.RemovalStore.FoundAction;
import io.masif.master.store.RemovalStore.Kind;
import io.vertx.core.Future;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Marks the actions that are in no plan and in no run, and removes those that have been marked for long. Whoever takes a
 * marked action from the database takes the mark away before it is put into a plan.
 */
final class ActionSweep {
    private final Steps steps;
    private final int days;

    ActionSweep(Steps steps, int days) {
        this.steps = steps;
        this.days = days;
    }

    /** How many were removed. */
    Future<Integer> run() {
        BitSet planned = new BitSet();
        AtomicLong lastPlan = new AtomicLong();
        AtomicLong last = new AtomicLong();
        return steps.sweep("actions", removed -> steps.whileMore(() -> read(planned, lastPlan))
                .compose(read -> steps.whileMore(() -> mark(planned, last)))
                .compose(marked -> steps.whileMore(() -> remove(removed))));
    }

    private Future<Boolean> read(BitSet planned, AtomicLong last) {
        return RemovalStore.planned(steps.connection(), last.get(), Steps.ROWS, planned)
                .map(id -> {
                    last.set(id);
                    return id > 0;
                });
    }

    private Future<Boolean> mark(BitSet planned, AtomicLong last) {
        return RemovalStore.actions(steps.connection(), last.get(), Steps.ROWS).compose(found -> {
            found.forEach(action -> last.set(action.id()));
            List<Long> candidates = found.stream()
                    .map(FoundAction::id)
                    .filter(id -> !planned.get(id.intValue()))
                    .toList();
            return RemovalStore.inRuns(steps.connection(), candidates)
                    .compose(executed -> marked(
                            found,
                            candidates.stream()
                                    .filter(id -> !executed.contains(id))
                                    .toList()))
                    .map(done -> found.size() == Steps.ROWS);
        });
    }

    private Future<Void> marked(List<FoundAction> actions, List<Long> unused) {
        List<Long> usedAgain = actions.stream()
                .filter(action -> action.marked() && !unused.contains(action.id()))
                .map(FoundAction::id)
                .toList();
        return RemovalStore.mark(steps.connection(), Kind.ACTION, unused, true)
                .compose(done -> RemovalStore.mark(steps.connection(), Kind.ACTION, usedAgain, false));
    }

    private Future<Boolean> remove(AtomicInteger removed) {
        return RemovalStore.old(steps.connection(), Kind.ACTION, days, Steps.ROWS)
                .compose(old -> RemovalStore.remove(steps.connection(), Kind.ACTION, old, days)
                        .onSuccess(removed::addAndGet)
                        .map(done -> old.size() == Steps.ROWS));
    }
}
