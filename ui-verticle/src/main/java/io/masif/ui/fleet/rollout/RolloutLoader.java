package io.masif.ui.fleet.rollout;

import io.masif.ui.rollout.store.RolloutRecords;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings the table of rollouts up to date. */
public final class RolloutLoader {
    private final RolloutRecords records;
    private final RolloutTable table;

    public RolloutLoader(RolloutRecords records, RolloutTable table) {
        this.records = records;
        this.table = table;
    }

    /** Reads the rollouts that changed. */
    public Future<Void> load() {
        return records.findRecent().compose(revisions -> {
            Map<Long, Long> present = table.revisions();
            Set<Long> changed = revisions.keySet().stream()
                    .filter(id -> !revisions.get(id).equals(present.get(id)))
                    .collect(Collectors.toSet());
            return records.load(changed, true).map(found -> {
                table.update(revisions.keySet(), found);
                return null;
            });
        });
    }
}
