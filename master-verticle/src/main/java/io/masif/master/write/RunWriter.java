package io.masif.master.write;

import io.masif.domain.Digest;
import io.masif.domain.Result;
import io.masif.domain.Run;
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
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the runs of a batch, within a transaction. A run that has ended in the database is not changed any more. */
final class RunWriter {
    private static final Comparator<RunKey> BY_KEY =
            Comparator.comparingLong(RunKey::agentId).thenComparing(RunKey::uuid);

    private final SqlConnection connection;
    private final long revision;
    private final Map<Digest, StoredAction> actions;

    /** @param actions by digest, all that occur in the runs */
    RunWriter(SqlConnection connection, long revision, Map<Digest, StoredAction> actions) {
        this.connection = connection;
        this.revision = revision;
        this.actions = actions;
    }

    /**
     * Writes the runs; the result is their approximate size in bytes, by host.
     *
     * @param agents by name, the rows of the hosts that were written
     */
    Future<Map<String, Integer>> write(List<ReportSubmission> reports, Map<String, AgentRow> agents) {
        Map<RunKey, Run> reported = new LinkedHashMap<>();
        Map<RunKey, String> hosts = new HashMap<>();
        reports.stream()
                .filter(each -> agents.containsKey(each.host()))
                .forEach(each -> each.report().runs().forEach(run -> {
                    RunKey key = new RunKey(agents.get(each.host()).id(), run.id());
                    hosts.put(key, each.host());
                    reported.merge(key, run, (one, other) -> other.ended() == null ? one : other);
                }));
        if (reported.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        return RunStore.findByKey(connection, reported.keySet()).compose(rows -> {
            Set<RunKey> ended =
                    rows.stream().filter(RunRow::isEnded).map(RunRow::key).collect(Collectors.toSet());
            List<RunChange> changes = reported.entrySet().stream()
                    .filter(entry -> !ended.contains(entry.getKey()))
                    .map(entry -> new RunChange(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparing(RunChange::key, BY_KEY))
                    .toList();
            Map<String, Integer> bytes = new HashMap<>();
            changes.forEach(
                    change -> bytes.merge(hosts.get(change.key()), RunSize.estimateBytes(change.run()), Integer::sum));
            return (changes.isEmpty() ? Future.<Void>succeededFuture() : writeAll(changes, hosts)).map(bytes);
        });
    }

    private Future<Void> writeAll(List<RunChange> changes, Map<RunKey, String> hosts) {
        List<RunKey> keys = changes.stream().map(RunChange::key).toList();
        List<Event> events = new ArrayList<>();
        changes.stream()
                .filter(change -> change.run().ended() != null)
                .forEach(change -> events.add(endedEvent(hosts.get(change.key()), change.run())));
        return RunStore.write(connection, changes, revision)
                .compose(done -> RunStore.findByKey(connection, keys))
                .map(rows -> rows.stream().collect(Collectors.toMap(RunRow::key, RunRow::id)))
                .compose(ids -> RunStore.writeActions(connection, changes, ids, actions))
                .compose(done -> EventStore.append(connection, events));
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
