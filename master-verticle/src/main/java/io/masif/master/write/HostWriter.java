package io.masif.master.write;

import io.masif.domain.Digest;
import io.masif.master.catalogue.StoredActions;
import io.masif.master.host.HostCache;
import io.masif.master.report.HostReport;
import io.masif.master.report.ReportSubmission;
import io.masif.master.report.ReportedFacts;
import io.masif.master.store.AgentRow;
import io.masif.master.store.AgentRows;
import io.masif.master.store.AgentStore;
import io.masif.master.store.AgentStore.AgentChange;
import io.masif.master.store.CatalogueRevision;
import io.masif.master.store.EventStore;
import io.masif.master.store.EventStore.Event;
import io.masif.master.store.StoredPlan;
import io.masif.master.v1.ConcludedRuns;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Writes the hosts of a batch within a transaction: their rows, their runs, and the history. */
final class HostWriter {
    private final List<ReportSubmission> reports;
    private final Map<Digest, StoredPlan> plans;
    private final StoredActions runActions;
    private final ConcludedRuns concluded;
    private final ExistingRows existingRows;
    private final Set<String> unanswered = new HashSet<>();

    /**
     * @param reports each of another host
     * @param plans by digest, all that occur in the reports
     * @param runActions the actions that occur in their runs
     * @param mayAddConcludedRuns whether runs may be added that the host did not report, but that follow from its report
     * @param hostCache is asked for rows before the database is
     */
    HostWriter(
            List<ReportSubmission> reports,
            Map<Digest, StoredPlan> plans,
            StoredActions runActions,
            Predicate<String> mayAddConcludedRuns,
            HostCache hostCache) {
        this.reports = reports;
        this.plans = plans;
        this.runActions = runActions;
        this.concluded = new ConcludedRuns(reports, plans, mayAddConcludedRuns);
        this.existingRows = new ExistingRows(
                hostCache, reports.stream().map(ReportSubmission::host).sorted().toList());
    }

    /** @param revision the one of this transaction */
    Future<WrittenHosts> write(SqlConnection connection, long revision) {
        return requireRunActions(connection)
                .compose(same -> existingRows.find(connection, this::reliesOnEarlierReport))
                .compose(existing -> writeHosts(connection, revision, existing))
                .compose(rows -> new RunWriter(connection, revision, runActions.byDigest())
                        .write(reports, ExistingRows.indexByName(rows))
                        .map(bytes -> new WrittenHosts(rows, concluded.addTo(bytes), unanswered)));
    }

    private boolean reliesOnEarlierReport(String host) {
        return reports.stream()
                .anyMatch(each -> each.host().equals(host) && each.report().reliesOnEarlierReport());
    }

    /** No run is written with the number of an action that was removed. */
    private Future<Void> requireRunActions(SqlConnection connection) {
        return runActions.byDigest().isEmpty()
                ? Future.succeededFuture()
                : CatalogueRevision.require(connection, runActions.revision());
    }

    /** Somebody else may have added a host, or changed it: then the rows are read. */
    private Future<List<AgentRow>> writeHosts(SqlConnection connection, long revision, Map<String, AgentRow> existing) {
        List<ReportSubmission> accepted = selectComplete(existing);
        Future<List<AgentRow>> written = accepted.size() == 1
                ? writeOne(connection, revision, accepted.get(0), existing)
                : writeAll(connection, revision, accepted, existing);
        return written.recover(e -> AgentStore.isDuplicate(e) || e instanceof ChangedRowException
                ? existingRows
                        .read(connection)
                        .compose(rows -> writeAll(connection, revision, selectComplete(rows), rows))
                : Future.failedFuture(e));
    }

    /** The row of a host is not as it was in memory, or there is more to write than it. */
    private static final class ChangedRowException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ChangedRowException() {
            super("the row of a host has changed", null, false, false);
        }
    }

    /** The reports that can be stored, by host: a new host must have sent all. */
    private List<ReportSubmission> selectComplete(Map<String, AgentRow> existing) {
        return reports.stream()
                .filter(each ->
                        existing.containsKey(each.host()) || !each.report().reliesOnEarlierReport())
                .sorted(Comparator.comparing(ReportSubmission::host))
                .toList();
    }

    /** Uses fewer statements, if nothing but this host's row has to be read or written. */
    private Future<List<AgentRow>> writeOne(
            SqlConnection connection, long revision, ReportSubmission submission, Map<String, AgentRow> existing) {
        AgentRow before = existing.get(submission.host());
        AgentChange change = toChange(before, submission);
        Digest facts = submission
                .report()
                .facts()
                .map(ReportedFacts::digest)
                .orElse(before == null ? null : before.factsDigest());
        if (before == null) {
            return AgentStore.add(connection, change, revision)
                    .compose(id -> recordNewHosts(connection, revision, List.of(submission), existing)
                            .map(done -> List.of(toRow(id, change, facts, revision))))
                    .onSuccess(rows -> unanswered.add(change.name()));
        }
        return AgentStore.change(connection, change, before.revision(), revision)
                .map(isChanged -> {
                    if (!isChanged) {
                        throw new ChangedRowException();
                    }
                    unanswered.add(change.name());
                    return List.of(toRow(change.id(), change, facts, revision));
                });
    }

    private static AgentRow toRow(long id, AgentChange change, Digest facts, long revision) {
        return new AgentRow(
                id, change.name(), change.protocol(), change.planId(), facts, change.certificateEnds(), revision);
    }

    private Future<List<AgentRow>> writeAll(
            SqlConnection connection, long revision, List<ReportSubmission> accepted, Map<String, AgentRow> existing) {
        List<AgentChange> changes = accepted.stream()
                .map(each -> toChange(existing.get(each.host()), each))
                .toList();
        return concluded
                .readAnswers(connection, accepted, existing)
                .compose(answers -> AgentStore.write(connection, changes, revision)
                        .compose(done -> concluded.write(connection, revision, answers)))
                .compose(done -> recordNewHosts(connection, revision, accepted, existing))
                .compose(done -> AgentRows.findWritten(
                        connection,
                        accepted.stream().map(ReportSubmission::host).toList()));
    }

    /** Adds new hosts to the history; a row that has this revision already was added within this transaction. */
    private static Future<Void> recordNewHosts(
            SqlConnection connection, long revision, List<ReportSubmission> accepted, Map<String, AgentRow> existing) {
        return EventStore.append(
                connection,
                accepted.stream()
                        .map(ReportSubmission::host)
                        .filter(host -> !existing.containsKey(host)
                                || existing.get(host).revision() == revision)
                        .map(host -> Event.of(host, "host-joined", new JsonObject().put("host", host)))
                        .toList());
    }

    private AgentChange toChange(AgentRow existing, ReportSubmission submission) {
        HostReport report = submission.report();
        return new AgentChange(
                existing == null ? null : existing.id(),
                submission.host(),
                report.protocol(),
                plans.get(report.planDigest()).id(),
                report.facts().map(ReportedFacts::json).orElse(null),
                report.facts().map(ReportedFacts::state).orElse(null),
                submission.sender().certificateEnds());
    }
}
