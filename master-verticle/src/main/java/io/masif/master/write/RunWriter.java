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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes the runs of a batch, within a transaction. A run that has ended in the database is not changed any more. Which these are
 * is found out by writing: the snapshot of the transaction may be older than the locks of the hosts' rows, and a query that locks
 * runs which are not there would lock the gaps between others, into which another master adds the runs of its hosts.
 */
final class RunWriter {
    private static final Comparator<RunKey> BY_KEY =
            Comparator.comparingLong(RunKey::agentId).thenComparing(RunKey::uuid);

    private final PipelinedTransaction transaction;
    private final long revision;
    private final Map<Digest, StoredAction> actions;
    private final List<ReportSubmission> reports;

    /**
     * @param revision of the transaction
     * @param actions by digest, all that occur in the runs
     * @param reports each of another host
     */
    RunWriter(
            PipelinedTransaction transaction,
            long revision,
            Map<Digest, StoredAction> actions,
            List<ReportSubmission> reports) {
        this.transaction = transaction;
        this.revision = revision;
        this.actions = actions;
        this.reports = reports;
    }

    /**
     * Writes the runs; the result is the approximate size in bytes of those that had not ended, by host.
     *
     * @param agents the rows of the hosts that were written
     */
    Future<Map<String, Integer>> write(List<AgentRow> agents) {
        List<RunChange> reported = findReported(agents);
        if (reported.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        Map<Long, String> hosts = agents.stream().collect(Collectors.toMap(AgentRow::id, AgentRow::name));
        Future<Void> written = RunStore.write(transaction, reported, revision);
        Future<List<RunRow>> rows = RunStore.findByKey(
                transaction, reported.stream().map(RunChange::key).toList());
        return Future.all(written, rows).compose(done -> writeEffects(reported, rows.result(), hosts));
    }

    /** The runs in the order in which all lock them. Of a run that occurs repeatedly, its end counts. */
    private List<RunChange> findReported(List<AgentRow> agents) {
        Map<String, AgentRow> rows = ExistingRows.indexByName(agents);
        Map<RunKey, Run> reported = new TreeMap<>(BY_KEY);
        reports.stream().filter(each -> rows.containsKey(each.host())).forEach(each -> each.report()
                .runs()
                .forEach(run -> reported.merge(
                        new RunKey(rows.get(each.host()).id(), run.id()),
                        run,
                        (one, other) -> other.ended() == null ? one : other)));
        return reported.entrySet().stream()
                .map(entry -> new RunChange(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** A row of another revision had ended before; the snapshot may be older than such a row. */
    private Future<Map<String, Integer>> writeEffects(
            List<RunChange> reported, List<RunRow> rows, Map<Long, String> hosts) {
        Map<RunKey, Long> ids = rows.stream()
                .filter(row -> row.revision() == revision)
                .collect(Collectors.toMap(RunRow::key, RunRow::id));
        List<RunChange> changes =
                reported.stream().filter(each -> ids.containsKey(each.key())).toList();
        Map<String, Integer> bytes = new HashMap<>();
        changes.forEach(change ->
                bytes.merge(hosts.get(change.key().agentId()), RunSize.estimateBytes(change.run()), Integer::sum));
        List<Event> events = changes.stream()
                .filter(change -> change.run().ended() != null)
                .map(change -> endedEvent(hosts.get(change.key().agentId()), change.run()))
                .toList();
        Future<Void> outcomes = RunStore.writeActions(transaction, changes, ids, actions);
        Future<Void> recorded = EventStore.append(transaction, events);
        return Future.all(outcomes, recorded).map(done -> bytes);
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
