package io.masif.master.plan;

import io.masif.domain.Run;
import io.masif.master.store.DatabaseTrouble;
import io.masif.master.store.FleetCounter;
import io.masif.master.store.RunStore;
import io.masif.master.store.RunStore.RunChange;
import io.masif.master.store.RunStore.RunKey;
import io.masif.master.store.RunStore.RunRow;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers how far runs are, and writes the newest of each run for many of them in one statement. It is for those who
 * watch: what could not be written is not written again, since the next one is newer, and a run's end tells it all.
 */
final class ProgressWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressWriter.class);
    private static final Duration GATHER = Duration.ofMillis(500);
    private static final int MOST_WAITING = 20_000;
    private static final Comparator<RunChange> BY_NUMBER = Comparator.comparingLong(change -> change.key().agent());

    private final Vertx vertx;
    private final Pool pool;
    private Map<RunKey, Run> waiting = new HashMap<>();
    private boolean writing;

    ProgressWriter(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    /** Whether a run is told again only because it has come further: such a one carries no actions. */
    static boolean only(Run run) {
        return run.ended() == null && run.outcomes().isEmpty();
    }

    void add(long agent, List<Run> runs) {
        if (waiting.size() < MOST_WAITING) {
            runs.forEach(run -> waiting.put(new RunKey(agent, run.id()), run));
        }
        begin();
    }

    private void begin() {
        if (!writing && !waiting.isEmpty()) {
            writing = true;
            vertx.setTimer(GATHER.toMillis(), timer -> write());
        }
    }

    private void write() {
        Map<RunKey, Run> all = waiting;
        waiting = new HashMap<>();
        write(all)
                .onFailure(e -> LOG.debug(
                        "progress not written runs={} reason={}", all.size(), DatabaseTrouble.reason(e)))
                .onComplete(done -> {
                    writing = false;
                    begin();
                });
    }

    private Future<Void> write(Map<RunKey, Run> all) {
        return RunStore.byKey(pool, all.keySet()).compose(rows -> {
            Map<RunKey, RunRow> going = rows.stream()
                    .filter(row -> !row.ended())
                    .collect(Collectors.toMap(RunRow::key, Function.identity()));
            List<RunChange> changes = all.entrySet().stream()
                    .filter(entry -> going.containsKey(entry.getKey()))
                    .map(entry -> new RunChange(entry.getKey(), entry.getValue()))
                    .sorted(BY_NUMBER.thenComparing(change -> change.key().uuid()))
                    .toList();
            return changes.isEmpty()
                    ? Future.succeededFuture()
                    : RunStore.progress(pool, changes, going).compose(done -> FleetCounter.progressed(pool));
        });
    }
}
