package io.masif.master.housekeeping;

import io.masif.master.store.revision.RemovalCounter;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Announces that hosts and runs were removed, by the counter 'removal', and which actions lost outcomes: a UI that sees the
 * counter raised reads the outcomes of those actions again that are marked with a later value than it had seen.
 */
final class RemovalAnnouncement {
    private final BatchedDeletion deletion;
    private final Set<Long> actions = new TreeSet<>();

    RemovalAnnouncement(BatchedDeletion deletion) {
        this.deletion = deletion;
    }

    /**
     * Marks the actions of these runs, in the transaction that begins to remove them. This mark only counts if this process
     * ends before it announces the removal: then the next announcement has it.
     */
    Future<Void> markActions(Collection<Long> runs) {
        return OldRunStore.findActions(deletion.connection(), runs).compose(found -> {
            actions.addAll(found);
            return RemovalCounter.read(deletion.connection())
                    .compose(value -> OldRunStore.markActions(deletion.connection(), found, value + 1));
        });
    }

    /**
     * Announces what was removed, and marks the actions with the value that announces it: somebody else may have raised the
     * counter since they were marked, and then UIs have read them while their outcomes were still there.
     *
     * @param removed how many hosts and runs were removed
     */
    Future<Void> announce(int removed) {
        return removed == 0 && actions.isEmpty()
                ? Future.succeededFuture()
                : deletion.inFleetLockedTransaction(() -> RemovalCounter.increment(deletion.connection())
                        .compose(raised -> RemovalCounter.read(deletion.connection()))
                        .compose(this::markAll));
    }

    private Future<Void> markAll(long value) {
        List<Long> ids = new ArrayList<>(actions);
        Future<Void> marked = Future.succeededFuture();
        for (int from = 0; from < ids.size(); from += BatchedDeletion.BATCH_ROWS) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + BatchedDeletion.BATCH_ROWS));
            marked = marked.compose(done -> OldRunStore.markActions(deletion.connection(), some, value));
        }
        return marked;
    }
}
