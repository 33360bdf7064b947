package io.masif.master.write;

import io.masif.domain.Digest;
import io.masif.master.catalogue.StoredActions;
import io.masif.master.database.PipelinedTransaction;
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
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Writes the hosts of a batch within a transaction: their rows, their runs, and the history. In few round trips. */
final class HostWriter {
    private final PipelinedTransaction transaction;
    private final List<ReportSubmission> reports;
    private final StoredActions runActions;
    private final Predicate<String> mayAddConcludedRuns;
    private final ExistingRows existingRows;
    private final Set<String> unanswered = new HashSet<>();
    private long revision;
    private Map<Digest, StoredPlan> plans = Map.of();

    /**
     * @param reports each of another host
     * @param runActions the actions that occur in their runs
     * @param mayAddConcludedRuns whether runs may be added that the host did not report, but that follow from its report
     * @param hostCache is asked for rows before the database is
     */
    HostWriter(
            PipelinedTransaction transaction,
            List<ReportSubmission> reports,
            StoredActions runActions,
            Predicate<String> mayAddConcludedRuns,
            HostCache hostCache) {
        this.transaction = transaction;
        this.reports = reports;
        this.runActions = runActions;
        this.mayAddConcludedRuns = mayAddConcludedRuns;
        this.existingRows = new ExistingRows(
                hostCache, reports.stream().map(ReportSubmission::host).sorted().toList());
    }

    /** The rows of the hosts, by name, which nobody else changes any more, as far as {@link ExistingRows#find} says. */
    Future<Map<String, AgentRow>> lock() {
        Future<Void> required = requireRunActions();
        Future<Map<String, AgentRow>> existing = existingRows.find(transaction, this::reliesOnEarlierReport);
        return Future.all(required, existing).map(done -> existing.result());
    }

    /**
     * Writes the hosts.
     *
     * @param its the revision of this transaction
     * @param reported the plans by digest, all that occur in the reports
     * @param existing what {@link #lock} found
     */
    Future<WrittenHosts> write(long its, Map<Digest, StoredPlan> reported, Map<String, AgentRow> existing) {
        revision = its;
        plans = reported;
        ConcludedRuns concluded = new ConcludedRuns(reports, plans, mayAddConcludedRuns);
        RunWriter runs = new RunWriter(transaction, revision, runActions.byDigest(), reports);
        return writeHosts(existing, concluded).compose(rows -> {
            Future<Void> joined = recordNewHosts(rows);
            Future<Map<String, Integer>> bytes = runs.write(rows.now());
            return Future.all(joined, bytes)
                    .map(done -> new WrittenHosts(rows.now(), concluded.addTo(bytes.result()), unanswered));
        });
    }

    /** The rows of hosts that were written, and those from before, by name. */
    private record Rows(Map<String, AgentRow> before, List<AgentRow> now) {}

    private boolean reliesOnEarlierReport(String host) {
        return reports.stream()
                .anyMatch(each -> each.host().equals(host) && each.report().reliesOnEarlierReport());
    }

    /** No run is written with the number of an action that was removed. */
    private Future<Void> requireRunActions() {
        return runActions.byDigest().isEmpty()
                ? Future.succeededFuture()
                : CatalogueRevision.require(transaction, runActions.revision());
    }

    /** Somebody else may have added a host, or changed it: then the rows are read. */
    private Future<Rows> writeHosts(Map<String, AgentRow> existing, ConcludedRuns concluded) {
        List<ReportSubmission> accepted = selectComplete(existing);
        Future<Rows> written =
                accepted.size() == 1 ? writeOne(accepted.get(0), existing) : writeAll(existing, concluded);
        return written.recover(e -> AgentStore.isDuplicate(e) || e instanceof ChangedRowException
                ? existingRows.read(transaction).compose(rows -> writeAll(rows, concluded))
                : Future.failedFuture(e));
    }

    /** The row of a host is not as it was in memory, or there is more to write than it. */
    private static final class ChangedRowException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ChangedRowException() {
            super("the row of a host has changed", null, false, false);
        }
    }

    /**
     * The reports that are stored, by host: a new host must have sent all. Statements may have waited for long before: a client
     * that has gone may have reported again, to another master.
     */
    private List<ReportSubmission> selectComplete(Map<String, AgentRow> existing) {
        return reports.stream()
                .filter(each -> !each.isClientGone())
                .filter(each ->
                        existing.containsKey(each.host()) || !each.report().reliesOnEarlierReport())
                .sorted(Comparator.comparing(ReportSubmission::host))
                .toList();
    }

    /** Uses fewer statements, if nothing but this host's row has to be read or written. */
    private Future<Rows> writeOne(ReportSubmission submission, Map<String, AgentRow> existing) {
        AgentRow before = existing.get(submission.host());
        AgentChange change = toChange(before, submission);
        Digest facts = submission
                .report()
                .facts()
                .map(ReportedFacts::digest)
                .orElse(before == null ? null : before.factsDigest());
        Future<Long> written = before == null
                ? AgentStore.add(transaction, change, revision)
                : AgentStore.change(transaction, change, before.revision(), revision)
                        .compose(isChanged -> isChanged
                                ? Future.succeededFuture(change.id())
                                : Future.failedFuture(new ChangedRowException()));
        return written.map(id -> {
            unanswered.add(change.name());
            return new Rows(existing, List.of(toRow(id, change, facts)));
        });
    }

    private AgentRow toRow(long id, AgentChange change, Digest facts) {
        return new AgentRow(
                id, change.name(), change.protocol(), change.planId(), facts, change.certificateEnds(), revision);
    }

    private Future<Rows> writeAll(Map<String, AgentRow> existing, ConcludedRuns concluded) {
        List<ReportSubmission> accepted = selectComplete(existing);
        List<AgentChange> changes = accepted.stream()
                .map(each -> toChange(existing.get(each.host()), each))
                .toList();
        return concluded.readAnswers(transaction, accepted, existing).compose(answers -> AgentStore.addNew(
                        transaction.inTurn(), changes, revision)
                .compose(added -> changeExisting(changes, existing))
                .compose(rows -> concluded.write(transaction, revision, answers).map(rows)));
    }

    private Future<Rows> changeExisting(List<AgentChange> changes, Map<String, AgentRow> existing) {
        Future<Void> changed = AgentStore.changeExisting(transaction, changes, revision);
        Future<List<AgentRow>> now = AgentRows.findWritten(
                transaction, changes.stream().map(AgentChange::name).toList());
        return Future.all(changed, now).map(done -> new Rows(existing, now.result()));
    }

    /** Adds new hosts to the history; a row that has this revision already was added within this transaction. */
    private Future<Void> recordNewHosts(Rows rows) {
        return EventStore.append(
                transaction,
                rows.now().stream()
                        .map(AgentRow::name)
                        .filter(host -> !rows.before().containsKey(host)
                                || rows.before().get(host).revision() == revision)
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
