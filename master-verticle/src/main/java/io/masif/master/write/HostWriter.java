package io.masif.master.write;

import io.masif.domain.Digest;
import io.masif.master.report.HostReport;
import io.masif.master.store.AgentRow;
import io.masif.master.store.AgentStore;
import io.masif.master.store.AgentStore.AgentChange;
import io.masif.master.store.EventStore;
import io.masif.master.store.EventStore.Event;
import io.masif.master.store.FleetCounter;
import io.masif.master.store.StoredAction;
import io.masif.master.store.StoredPlan;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Writes what many reports say about their hosts, within a transaction: the hosts themselves, their runs, the history. */
final class HostWriter {
    private final List<HostReport> reports;
    private final Map<Digest, StoredPlan> plans;
    private final Map<Digest, StoredAction> runActions;
    private final BooleanSupplier isAwaited;
    private final ConcludedRuns concluded;
    private final RowsInMemory memory;
    private final Set<String> unanswered = new HashSet<>();

    /**
     * @param reports each of another host
     * @param plans by digest, all that occur in the reports
     * @param runActions by digest the actions that occur in their runs
     * @param isAwaited whether somebody still waits for it
     * @param mayAddConcludedRuns whether runs may be added that a host did not report, but that follow from what it reported
     * @param memory asked before the database is
     */
    HostWriter(
            List<HostReport> reports,
            Map<Digest, StoredPlan> plans,
            Map<Digest, StoredAction> runActions,
            BooleanSupplier isAwaited,
            Predicate<String> mayAddConcludedRuns,
            RowsInMemory memory) {
        this.reports = reports;
        this.plans = plans;
        this.runActions = runActions;
        this.isAwaited = isAwaited;
        this.concluded = new ConcludedRuns(reports, plans, mayAddConcludedRuns);
        this.memory = memory;
    }

    /** Hosts' rows as they are while the fleet's counter is held. */
    interface RowsInMemory {
        /** By name; empty if it may lack a change up to that revision. */
        Optional<Map<String, AgentRow>> at(long revision, List<String> hosts);
    }

    /**
     * What was written.
     *
     * @param rows of the hosts afterwards, without those whose reports rely on what is not there
     * @param runBytes about how many the runs have that were written, by host
     * @param unanswered hosts of which the database has no answer, as far as that was found out
     */
    record Result(List<AgentRow> rows, Map<String, Integer> runBytes, Set<String> unanswered) {
        /** Nothing was to be written. */
        static final Result NOTHING = new Result(List.of(), Map.of(), Set.of());
    }

    /** Nobody waits for an answer any more, so that nothing was written. */
    static final class NobodyWaits extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NobodyWaits() {
            super("nobody waits for it any more", null, false, false);
        }
    }

    /** Writes it all. */
    Future<Result> write(SqlConnection connection) {
        return FleetCounter.increment(connection).compose(this::requireAwaited).compose(revision -> before(
                        connection, revision)
                .compose(before -> write(connection, revision, before))
                .compose(after -> new RunWriter(connection, revision, runActions)
                        .write(reports, indexByName(after))
                        .map(bytes -> new Result(after, concluded.addTo(bytes), unanswered))));
    }

    /**
     * The counter is held: nobody else changes a host until the end of this transaction. A host in memory may have been
     * removed; of a single one that is found out when its row is changed.
     */
    private Future<Map<String, AgentRow>> before(SqlConnection connection, long revision) {
        Optional<Map<String, AgentRow>> remembered = memory.at(revision - 1, hosts());
        if (remembered.isEmpty()) {
            return stored(connection);
        }
        Map<String, AgentRow> rows = remembered.get();
        if (reports.size() == 1) {
            return Future.succeededFuture(rows);
        }
        List<Long> ids = rows.values().stream().map(AgentRow::id).sorted().toList();
        return AgentStore.findMissing(connection, ids)
                .compose(missing -> missing.isEmpty() ? Future.succeededFuture(rows) : stored(connection));
    }

    private Future<Map<String, AgentRow>> stored(SqlConnection connection) {
        return AgentStore.findByName(connection, hosts()).map(HostWriter::indexByName);
    }

    private List<String> hosts() {
        return reports.stream().map(HostReport::host).sorted().toList();
    }

    static Map<String, AgentRow> indexByName(Collection<AgentRow> rows) {
        return rows.stream().collect(Collectors.toMap(AgentRow::name, Function.identity()));
    }

    private Future<List<AgentRow>> write(SqlConnection connection, long revision, Map<String, AgentRow> existing) {
        List<HostReport> accepted = taken(existing);
        return accepted.size() == 1
                ? writeOne(connection, revision, accepted.get(0), existing)
                : writeAll(connection, revision, accepted, existing);
    }

    private List<HostReport> taken(Map<String, AgentRow> existing) {
        return reports.stream()
                .filter(report -> existing.containsKey(report.host()) || !report.reliesOnEarlierReport())
                .sorted((one, other) -> one.host().compareTo(other.host()))
                .toList();
    }

    /** With fewer statements, as far as nothing else is concerned than this host's row. */
    private Future<List<AgentRow>> writeOne(
            SqlConnection connection, long revision, HostReport report, Map<String, AgentRow> existing) {
        AgentChange change = toChange(existing.get(report.host()), report);
        if (change.id() == null) {
            unanswered.add(change.name());
            return AgentStore.add(connection, change, revision)
                    .compose(id -> recordNewHosts(connection, List.of(report), existing)
                            .map(done -> List.of(after(id, change, report.factsDigest(), revision))));
        }
        Digest facts = report.facts() == null ? existing.get(change.name()).factsDigest() : report.factsDigest();
        return AgentStore.change(connection, change, revision).compose(changed -> {
            if (changed) {
                unanswered.add(change.name());
                return Future.succeededFuture(List.of(after(change.id(), change, facts, revision)));
            }
            // the host itself may be gone
            return stored(connection).compose(rows -> writeAll(connection, revision, taken(rows), rows));
        });
    }

    private static AgentRow after(long id, AgentChange change, Digest facts, long revision) {
        return new AgentRow(id, change.name(), change.protocol(), change.planId(), facts, revision);
    }

    private Future<List<AgentRow>> writeAll(
            SqlConnection connection, long revision, List<HostReport> accepted, Map<String, AgentRow> existing) {
        List<AgentChange> changes = accepted.stream()
                .map(report -> toChange(existing.get(report.host()), report))
                .toList();
        return concluded
                .answered(connection, accepted, existing)
                .compose(answers -> AgentStore.write(connection, changes, revision)
                        .compose(done -> concluded.write(connection, revision, answers)))
                .compose(done -> recordNewHosts(connection, accepted, existing))
                .compose(done -> AgentStore.findWritten(
                        connection, accepted.stream().map(HostReport::host).toList()));
    }

    /** Notes in the history which hosts are new. */
    private static Future<Void> recordNewHosts(
            SqlConnection connection, List<HostReport> accepted, Map<String, AgentRow> existing) {
        return EventStore.append(
                connection,
                accepted.stream()
                        .map(HostReport::host)
                        .filter(host -> !existing.containsKey(host))
                        .map(host -> new Event(host, "host-joined", new JsonObject().put("host", host)))
                        .toList());
    }

    /** To get here may have taken long: whoever has left in the meantime will tell it again. */
    private <T> Future<T> requireAwaited(T value) {
        return isAwaited.getAsBoolean() ? Future.succeededFuture(value) : Future.failedFuture(new NobodyWaits());
    }

    private AgentChange toChange(AgentRow existing, HostReport report) {
        return new AgentChange(
                existing == null ? null : existing.id(),
                report.host(),
                report.protocol(),
                plans.get(report.planDigest()).id(),
                report.facts());
    }
}
