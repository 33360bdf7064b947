package io.masif.master.write;

import io.masif.domain.Digest;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.master.database.PipelinedTransaction;
import io.masif.master.report.ReportSubmission;
import io.masif.master.report.RunSize;
import io.masif.master.store.AgentRow;
import io.masif.master.store.EventStore;
import io.masif.master.store.EventStore.Event;
import io.masif.master.store.RunStore;
import io.masif.master.store.RunStore.RunChange;
import io.masif.master.store.RunStore.RunKey;
import io.masif.master.store.RunStore.RunRow;
import io.masif.master.store.StoredAction;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Writes the runs of a batch, within a transaction. A run that has ended in the database is not changed any more. */
final class RunWriter {
    private static final Comparator<RunKey> BY_KEY =
            Comparator.comparingLong(RunKey::agentId).thenComparing(RunKey::uuid);

    private final PipelinedTransaction transaction;
    private final long revision;
    private final Map<Digest, StoredAction> actions;
    private final List<ReportSubmission> reports;
    private final BooleanSupplier isSnapshotOlder;
    /** By name, the hosts of which the runs in the database are known. */
    private final Map<String, AgentRow> searched = new HashMap<>();

    private final Map<RunKey, RunRow> stored = new HashMap<>();

    /**
     * @param actions by digest, all that occur in the runs
     * @param reports each of another host
     * @param isSnapshotOlder whether the snapshot of the transaction may be older than the locks of the hosts' rows: another
     *     master may have written their runs in between
     */
    RunWriter(
            PipelinedTransaction transaction,
            long revision,
            Map<Digest, StoredAction> actions,
            List<ReportSubmission> reports,
            BooleanSupplier isSnapshotOlder) {
        this.transaction = transaction;
        this.revision = revision;
        this.actions = actions;
        this.reports = reports;
        this.isSnapshotOlder = isSnapshotOlder;
    }

    /** Looks for the reported runs of these hosts, by name, in the database. */
    Future<Void> find(Map<String, AgentRow> agents) {
        searched.putAll(agents);
        return findRows(reportedBy(agents).keySet());
    }

    /**
     * Writes the runs; the result is their approximate size in bytes, by host.
     *
     * @param agents by name, the rows of the hosts that were written
     */
    Future<Map<String, Integer>> write(Map<String, AgentRow> agents) {
        Map<String, AgentRow> others = new HashMap<>(agents);
        others.keySet().removeAll(searched.keySet());
        return find(others).compose(found -> writeUnended(agents));
    }

    private Future<Map<String, Integer>> writeUnended(Map<String, AgentRow> agents) {
        Map<RunKey, Run> reported = reportedBy(agents);
        Map<Long, String> hosts = agents.values().stream().collect(Collectors.toMap(AgentRow::id, AgentRow::name));
        List<RunChange> changes = reported.entrySet().stream()
                .filter(entry -> !stored.containsKey(entry.getKey())
                        || !stored.get(entry.getKey()).isEnded())
                .map(entry -> new RunChange(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(RunChange::key, BY_KEY))
                .toList();
        Map<String, Integer> bytes = new HashMap<>();
        changes.forEach(change ->
                bytes.merge(hosts.get(change.key().agentId()), RunSize.estimateBytes(change.run()), Integer::sum));
        return (changes.isEmpty() ? Future.<Void>succeededFuture() : writeAll(changes, hosts)).map(bytes);
    }

    /** Of a run that occurs repeatedly, its end counts. */
    private Map<RunKey, Run> reportedBy(Map<String, AgentRow> agents) {
        Map<RunKey, Run> reported = new LinkedHashMap<>();
        reports.stream().filter(each -> agents.containsKey(each.host())).forEach(each -> each.report()
                .runs()
                .forEach(run -> reported.merge(
                        new RunKey(agents.get(each.host()).id(), run.id()),
                        run,
                        (one, other) -> other.ended() == null ? one : other)));
        return reported;
    }

    private Future<Void> findRows(Collection<RunKey> keys) {
        Future<List<RunRow>> found = isSnapshotOlder.getAsBoolean()
                ? RunStore.lockByKey(transaction, keys)
                : RunStore.findByKey(transaction, keys);
        return found.map(rows -> {
            rows.forEach(row -> stored.put(row.key(), row));
            return null;
        });
    }

    private Future<Void> writeAll(List<RunChange> changes, Map<Long, String> hosts) {
        List<Event> events = changes.stream()
                .filter(change -> change.run().ended() != null)
                .map(change -> endedEvent(hosts.get(change.key().agentId()), change.run()))
                .toList();
        List<RunKey> added = changes.stream()
                .map(RunChange::key)
                .filter(key -> !stored.containsKey(key))
                .toList();
        Future<Void> written = RunStore.write(transaction, changes, revision);
        Future<Void> recorded = EventStore.append(transaction, events);
        return Future.all(written, recorded, findRows(added)).compose(found -> {
            Map<RunKey, Long> ids = stored.values().stream().collect(Collectors.toMap(RunRow::key, RunRow::id));
            return RunStore.writeActions(transaction, changes, ids, actions);
        });
    }

    private static Event endedEvent(String host, Run run) {
        JsonObject detail = new JsonObject().put("host", host).put("run", run.id());
        for (Result result : List.of(Result.DONE, Result.FAILED, Result.SKIPPED)) {
            detail.put(
                    result.word(),
                    run.outcomes().stream()
                            .filter(outcome -> outcome.result() == result)
                            .count());
        }
        return Event.of(host, "run-ended", detail);
    }
}
