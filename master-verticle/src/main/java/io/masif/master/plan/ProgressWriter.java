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
import java.util.Set;
import java.util.function.Consumer;
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
    /** What an agent tells of a run that goes on is a quarter of that. */
    private static final int LONGEST_LOG = 16 * 1024;

    private static final int MOST_WAITING_LOG = 16 * 1024 * 1024;
    private static final Comparator<RunChange> BY_NUMBER =
            Comparator.comparingLong(change -> change.key().agent());

    private final Vertx vertx;
    private final Pool pool;
    private final Consumer<Set<Long>> unknown;
    private Map<RunKey, Run> waiting = new HashMap<>();
    private int waitingLog;
    private boolean writing;

    /** @param unknown told the numbers of hosts whose runs, or who themselves, are not in the database */
    ProgressWriter(Vertx vertx, Pool pool, Consumer<Set<Long>> unknown) {
        this.vertx = vertx;
        this.pool = pool;
        this.unknown = unknown;
    }

    /** Whether a run is told again only because it has come further: such a one carries no actions, and little log. */
    static boolean only(Run run) {
        return run.ended() == null && run.outcomes().isEmpty() && run.log().length() <= LONGEST_LOG;
    }

    void add(long agent, List<Run> runs) {
        for (Run run : runs) {
            if (waiting.size() < MOST_WAITING && waitingLog < MOST_WAITING_LOG) {
                Run before = waiting.put(new RunKey(agent, run.id()), run);
                waitingLog +=
                        run.log().length() - (before == null ? 0 : before.log().length());
            }
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
        waitingLog = 0;
        write(all)
                .onFailure(
                        e -> LOG.debug("progress not written runs={} reason={}", all.size(), DatabaseTrouble.reason(e)))
                .onComplete(done -> {
                    writing = false;
                    begin();
                });
    }

    /** A run whose beginning got lost, with the database that had it: the host's next report is looked at in full. */
    private void ask(Set<RunKey> told, List<RunRow> rows) {
        Set<RunKey> known = rows.stream().map(RunRow::key).collect(Collectors.toSet());
        unknown.accept(told.stream()
                .filter(key -> !known.contains(key))
                .map(RunKey::agent)
                .collect(Collectors.toSet()));
    }

    private Future<Void> write(Map<RunKey, Run> all) {
        return RunStore.byKey(pool, all.keySet()).compose(rows -> {
            ask(all.keySet(), rows);
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
