package io.masif.master.plan;

import io.masif.domain.Digest;
import io.masif.master.store.AgentRow;
import io.masif.master.store.AgentStore;
import io.masif.master.store.AgentStore.AgentChange;
import io.masif.master.store.ApprovedAnswerStore;
import io.masif.master.store.ApprovedAnswerStore.StoredAnswer;
import io.masif.master.store.EventStore;
import io.masif.master.store.EventStore.Event;
import io.masif.master.store.FleetCounter;
import io.masif.master.store.StoredAction;
import io.masif.master.store.StoredPlan;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Writes what many reports say about their hosts, within a transaction: the hosts themselves, their runs, the history. */
final class HostWriter {
    private static final String NO_OUTCOMES =
            "The host no longer reports it. Agents of version 1 do not report outcomes.";

    private final List<HostReport> reports;
    private final Map<Digest, StoredPlan> plans;
    private final Map<Digest, StoredAction> ran;
    private final BooleanSupplier wanted;
    private final Predicate<String> mayAddRuns;
    private final Map<String, Integer> concludedBytes = new HashMap<>();

    /**
     * @param reports each of another host
     * @param plans by digest, all that occur in the reports
     * @param ran by digest the actions that occur in their runs
     * @param wanted whether somebody still waits for it
     * @param mayAddRuns whether runs may be added that a host did not report, but that follow from what it reported
     */
    HostWriter(
            List<HostReport> reports,
            Map<Digest, StoredPlan> plans,
            Map<Digest, StoredAction> ran,
            BooleanSupplier wanted,
            Predicate<String> mayAddRuns) {
        this.reports = reports;
        this.plans = plans;
        this.ran = ran;
        this.wanted = wanted;
        this.mayAddRuns = mayAddRuns;
    }

    /**
     * What was written.
     *
     * @param rows of the hosts afterwards, without those whose reports rely on what is not there
     * @param runBytes about how many the runs have that were written, by host
     */
    record Result(List<AgentRow> rows, Map<String, Integer> runBytes) {}

    /** Writes it all. */
    Future<Result> write(SqlConnection connection) {
        List<String> hosts = reports.stream().map(HostReport::host).sorted().toList();
        return FleetCounter.raise(connection).compose(this::unlessAllLeft).compose(revision -> AgentStore.byName(
                        connection, hosts)
                .compose(before -> write(connection, revision, byName(before)))
                .compose(after -> new RunWriter(connection, revision, ran)
                        .write(reports, byName(after))
                        .map(bytes -> new Result(after, withConcluded(bytes)))));
    }

    private Map<String, Integer> withConcluded(Map<String, Integer> bytes) {
        Map<String, Integer> all = new HashMap<>(bytes);
        concludedBytes.forEach((host, its) -> all.merge(host, its, Integer::sum));
        return all;
    }

    static Map<String, AgentRow> byName(Collection<AgentRow> rows) {
        return rows.stream().collect(Collectors.toMap(AgentRow::name, Function.identity()));
    }

    private Future<List<AgentRow>> write(SqlConnection connection, long revision, Map<String, AgentRow> known) {
        List<HostReport> taken = reports.stream()
                .filter(report -> known.containsKey(report.host()) || !report.reliesOnEarlier())
                .sorted((one, other) -> one.host().compareTo(other.host()))
                .toList();
        List<AgentChange> changes = taken.stream()
                .map(report -> change(known.get(report.host()), report))
                .toList();
        return answered(connection, taken, known)
                .compose(answers -> AgentStore.write(connection, changes, revision)
                        .compose(done -> writeRuns(connection, revision, answers)))
                .compose(done -> join(connection, taken, known))
                .compose(done -> AgentStore.written(
                        connection, taken.stream().map(HostReport::host).toList()));
    }

    /** What those of version 1 were answered whose plan is another one now. To be read before it is written. */
    private Future<List<StoredAnswer>> answered(
            SqlConnection connection, List<HostReport> taken, Map<String, AgentRow> known) {
        List<Long> changed = taken.stream()
                .filter(report -> report.protocol() == 1 && mayAddRuns.test(report.host()))
                .filter(report -> {
                    AgentRow before = known.get(report.host());
                    return before != null
                            && before.protocol() == 1
                            && before.plan() != plans.get(report.digest()).id();
                })
                .map(report -> known.get(report.host()).id())
                .toList();
        return ApprovedAnswerStore.ofHosts(connection, changed);
    }

    private Future<Void> writeRuns(SqlConnection connection, long revision, List<StoredAnswer> answers) {
        if (answers.isEmpty()) {
            return Future.succeededFuture();
        }
        Map<String, List<SentAction>> now = reports.stream()
                .filter(report -> report.plan().isPresent())
                .collect(Collectors.toMap(
                        HostReport::host, report -> report.plan().get().actions()));
        return new VersionOneRuns(connection, revision, NO_OUTCOMES)
                .write(answers, now)
                .onSuccess(concludedBytes::putAll)
                .compose(done -> ApprovedAnswerStore.remove(
                        connection,
                        answers.stream().map(each -> each.answer().agent()).toList()));
    }

    /** Notes in the history which hosts are new. */
    private static Future<Void> join(SqlConnection connection, List<HostReport> taken, Map<String, AgentRow> known) {
        return EventStore.append(
                connection,
                taken.stream()
                        .map(HostReport::host)
                        .filter(host -> !known.containsKey(host))
                        .map(host -> new Event(host, "host-joined", new JsonObject().put("host", host)))
                        .toList());
    }

    /** To get here may have taken long: whoever has left in the meantime will tell it again. */
    private <T> Future<T> unlessAllLeft(T value) {
        return wanted.getAsBoolean()
                ? Future.succeededFuture(value)
                : Future.failedFuture("nobody waits for it any more");
    }

    private AgentChange change(AgentRow known, HostReport report) {
        return new AgentChange(
                known == null ? null : known.id(),
                report.host(),
                report.protocol(),
                plans.get(report.digest()).id(),
                report.facts());
    }
}
