package io.masif.master.v1;

import io.masif.domain.Action;
import io.masif.domain.Digest;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.master.report.ReportedAction;
import io.masif.master.report.RunSize;
import io.masif.master.store.ActionStore;
import io.masif.master.store.ApprovedAnswerStore.StoredAnswer;
import io.masif.master.store.EventStore;
import io.masif.master.store.EventStore.Event;
import io.masif.master.store.RunStore;
import io.masif.master.store.RunStore.RunChange;
import io.masif.master.store.RunStore.RunKey;
import io.masif.master.store.RunStore.RunRow;
import io.masif.master.store.StoredAction;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes, within a transaction, runs for hosts of version 1 of the protocol, which report none: an approved action that is
 * missing in the host's next plan counts as done.
 */
final class VersionOneRuns {
    private static final String PREFIX = "v1-";

    private final SqlClient transaction;
    private final long revision;
    private final String message;

    /**
     * @param revision of the fleet, under which they are written
     * @param message tells a person from what the outcome was concluded
     */
    VersionOneRuns(SqlClient transaction, long revision, String message) {
        this.transaction = transaction;
        this.revision = revision;
        this.message = message;
    }

    /**
     * Writes a run for each host that has done something; the result is the approximate size in bytes, by host.
     *
     * @param plans the present actions of each host, by its name
     */
    Future<Map<String, Integer>> write(Collection<StoredAnswer> answers, Map<String, List<ReportedAction>> plans) {
        Set<Long> planned = answers.stream()
                .flatMap(each -> each.plannedActionIds().stream())
                .collect(Collectors.toSet());
        return ActionStore.findById(transaction, planned).compose(actions -> {
            Map<Long, StoredAction> byId =
                    actions.stream().collect(Collectors.toMap(StoredAction::id, Function.identity()));
            List<RunChange> runs = new ArrayList<>();
            List<Event> events = new ArrayList<>();
            Map<String, Integer> bytes = new HashMap<>();
            answers.forEach(answer -> {
                List<Action> done = findDone(answer, byId, plans.get(answer.host()));
                if (!done.isEmpty()) {
                    Run run = toRun(answer, done);
                    runs.add(new RunChange(new RunKey(answer.answer().agentId(), run.id()), run));
                    bytes.put(answer.host(), RunSize.estimateBytes(run));
                    events.add(Event.of(
                            answer.host(),
                            "no-longer-reported",
                            new JsonObject().put("host", answer.host()).put("done", done.size())));
                }
            });
            return (runs.isEmpty() ? Future.<Void>succeededFuture() : write(runs, events, actions)).map(bytes);
        });
    }

    private List<Action> findDone(StoredAnswer answer, Map<Long, StoredAction> byId, List<ReportedAction> after) {
        Set<Digest> remainingDigests =
                after.stream().map(ReportedAction::digest).collect(Collectors.toSet());
        List<Action> remaining = after.stream().map(ReportedAction::action).toList();
        return answer.plannedActionIds().stream()
                .map(byId::get)
                .filter(stored -> stored != null
                        && answer.answer().approves(stored.digest())
                        && !remainingDigests.contains(stored.digest())
                        && VanishedActions.isDone(stored.action(), remaining))
                .map(StoredAction::action)
                .toList();
    }

    private Run toRun(StoredAnswer answer, List<Action> done) {
        List<Run.Outcome> outcomes = done.stream()
                .map(action -> new Run.Outcome(action, Result.DONE, message))
                .toList();
        return new Run(PREFIX + UUID.randomUUID(), answer.answeredAt(), answer.databaseTime(), outcomes, null, "");
    }

    private Future<Void> write(List<RunChange> runs, List<Event> events, List<StoredAction> actions) {
        Map<Digest, StoredAction> byDigest = new HashMap<>();
        actions.forEach(stored -> byDigest.put(stored.action().digest(), stored));
        List<RunKey> keys = runs.stream().map(RunChange::key).toList();
        return RunStore.write(transaction, runs, revision)
                .compose(done -> RunStore.findByKey(transaction, keys))
                .map(rows -> rows.stream().collect(Collectors.toMap(RunRow::key, RunRow::id)))
                .compose(ids -> RunStore.writeActions(transaction, runs, ids, byDigest))
                .compose(done -> EventStore.append(transaction, events));
    }
}
