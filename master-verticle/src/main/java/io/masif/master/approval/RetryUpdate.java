package io.masif.master.approval;

import io.masif.decision.HostSet;
import io.masif.decision.PatternJson;
import io.masif.decision.Retry;
import io.masif.decision.RetryIndex;
import io.masif.master.store.decision.RetryStore;
import io.masif.master.store.decision.RetryStore.StoredRetry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An update of an index of the retries. They never change, so that only those with new numbers are read. To be built off the
 * event loop, when what it asks for has been read.
 */
final class RetryUpdate {
    private final RetryIndex before;
    private final Set<Long> ids;
    private final List<StoredRetry> rows;

    /**
     * Asks for what the given index lacks.
     *
     * @param inForce the numbers of all retries in force
     */
    RetryUpdate(RetryIndex before, List<Long> inForce, RecordReader records) {
        this.before = before;
        this.ids = Set.copyOf(inForce);
        this.rows = records.add(
                inForce.stream().filter(id -> !before.ids().contains(id)).toList(), RetryStore::find);
    }

    /** The numbers of the sets of hosts that the retries refer to. */
    Stream<Long> hostSets() {
        return rows.stream().map(StoredRetry::hostSetId);
    }

    /** The index of all retries in force. */
    RetryIndex build(Map<Long, HostSet> sets) {
        return before.with(
                ids,
                rows.stream()
                        .map(row -> new Retry(
                                row.id(), PatternJson.parse(row.patterns()), sets.get(row.hostSetId()), row.lastRun()))
                        .toList());
    }
}
