package io.masif.master.write;

import io.masif.domain.Run;
import io.masif.master.database.DatabaseErrors;
import io.masif.master.store.RunStore;
import io.masif.master.store.RunStore.RunChange;
import io.masif.master.store.RunStore.RunKey;
import io.masif.master.store.RunStore.RunRow;
import io.masif.master.store.revision.WriterLease;
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
 * Gathers the progress of runs, and writes the newest progress of many runs in one statement. It is only shown to people:
 * progress that could not be written is dropped, since newer progress follows, and at last the whole run.
 */
final class ProgressWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressWriter.class);
    private static final Duration BATCH_DELAY = Duration.ofMillis(500);
    private static final int MAX_WAITING = 20_000;
    /** Four times what an agent sends of the log of a run in progress. */
    private static final int MAX_LOG_LENGTH = 16 * 1024;

    private static final int MAX_WAITING_LOG_LENGTH = 16 * 1024 * 1024;
    private static final Comparator<RunChange> BY_AGENT =
            Comparator.comparingLong(change -> change.key().agentId());

    private final Vertx vertx;
    private final Pool pool;
    private final Consumer<Set<Long>> onUnknownHosts;
    private Map<RunKey, Run> waiting = new HashMap<>();
    private int waitingLogLength;
    private boolean isWriting;

    /** @param onUnknownHosts called with the numbers of hosts that are not in the database, or whose run is not */
    ProgressWriter(Vertx vertx, Pool pool, Consumer<Set<Long>> onUnknownHosts) {
        this.vertx = vertx;
        this.pool = pool;
        this.onUnknownHosts = onUnknownHosts;
    }

    /** Whether the run is reported for its progress only: it has not ended, and has no outcomes and a short log. */
    static boolean isProgressOnly(Run run) {
        return run.ended() == null && run.outcomes().isEmpty() && run.log().length() <= MAX_LOG_LENGTH;
    }

    void add(long agent, List<Run> runs) {
        for (Run run : runs) {
            if (waiting.size() < MAX_WAITING && waitingLogLength < MAX_WAITING_LOG_LENGTH) {
                Run before = waiting.put(new RunKey(agent, run.id()), run);
                waitingLogLength +=
                        run.log().length() - (before == null ? 0 : before.log().length());
            }
        }
        scheduleWrite();
    }

    private void scheduleWrite() {
        if (!isWriting && !waiting.isEmpty()) {
            isWriting = true;
            vertx.setTimer(BATCH_DELAY.toMillis(), timer -> write());
        }
    }

    private void write() {
        Map<RunKey, Run> all = waiting;
        waiting = new HashMap<>();
        waitingLogLength = 0;
        write(all)
                .onFailure(
                        e -> LOG.debug("progress not written runs={} reason={}", all.size(), DatabaseErrors.reason(e)))
                .onComplete(done -> {
                    isWriting = false;
                    scheduleWrite();
                });
    }

    /** A run may be missing after the database was restored: its host's next report is compared with the database. */
    private void reportUnknown(Set<RunKey> reported, List<RunRow> rows) {
        Set<RunKey> stored = rows.stream().map(RunRow::key).collect(Collectors.toSet());
        onUnknownHosts.accept(reported.stream()
                .filter(key -> !stored.contains(key))
                .map(RunKey::agentId)
                .collect(Collectors.toSet()));
    }

    private Future<Void> write(Map<RunKey, Run> all) {
        return RunStore.findByKey(pool, all.keySet()).compose(rows -> {
            reportUnknown(all.keySet(), rows);
            Map<RunKey, RunRow> running = rows.stream()
                    .filter(row -> !row.isEnded())
                    .collect(Collectors.toMap(RunRow::key, Function.identity()));
            List<RunChange> changes = all.entrySet().stream()
                    .filter(entry -> running.containsKey(entry.getKey()))
                    .map(entry -> new RunChange(entry.getKey(), entry.getValue()))
                    .sorted(BY_AGENT.thenComparing(change -> change.key().uuid()))
                    .toList();
            return changes.isEmpty()
                    ? Future.succeededFuture()
                    : RunStore.writeProgress(pool, changes, running)
                            .compose(done -> WriterLease.of(vertx).announceProgress(pool));
        });
    }
}
