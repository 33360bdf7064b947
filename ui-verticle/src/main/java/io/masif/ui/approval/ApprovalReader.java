package io.masif.ui.approval;

import io.masif.ui.archive.ArchiveOrder;
import io.masif.ui.archive.ArchiveRange;
import io.masif.ui.archive.DecisionArchive;
import io.masif.ui.archive.RevocationArchive;
import io.masif.ui.csv.FixedRows;
import io.masif.ui.csv.RowSource;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.fleet.approval.FindApprovalIds;
import io.masif.ui.fleet.approval.FindApprovals;
import io.masif.ui.fleet.approval.GetApprovalRows;
import io.masif.ui.fleet.approval.GetDecisionHosts;
import io.masif.ui.fleet.approval.RefreshProgress;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.store.run.OutcomeStore;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.approval.FailedRun;
import io.masif.ui.view.approval.list.ApprovalFilter;
import io.masif.ui.view.approval.list.ApprovalListPage;
import io.masif.ui.view.approval.list.ApprovalRow;
import io.masif.ui.view.approval.list.ApprovalView;
import io.masif.ui.view.approval.list.AuditRecord;
import io.masif.ui.view.approval.list.RowExcerpt;
import io.masif.ui.view.approval.summary.DecisionPart;
import io.masif.ui.view.approval.summary.NamedHosts;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads decisions for pages: those in force from the index, all others from the archive, with their progress as far as the
 * index still has it.
 */
public final class ApprovalReader {
    /** A decision may have thousands of actions. */
    private static final int WHOLE_DECISIONS = 20;

    private final FleetClient fleet;
    private final DecisionArchive decisions;
    private final RevocationArchive revocations;
    private final Pool pool;
    private final HeldRows held;

    public ApprovalReader(FleetClient fleet, Vertx vertx, Pool pool) {
        this.fleet = fleet;
        this.decisions = new DecisionArchive(vertx, pool);
        this.revocations = new RevocationArchive(pool, DecisionKind.APPROVAL);
        this.pool = pool;
        this.held = new HeldRows(fleet);
    }

    /** A page of the list, in which decisions of one rollout that are in force are one row, and the numbers of rows in force. */
    public Future<ApprovalListPage> findPage(ApprovalFilter filter, ListRequest<ApprovalRow> request) {
        return RefreshProgress.refreshAll(fleet)
                .compose(refreshed -> fleet.query(new FindApprovals(filter, request, true)))
                .compose(
                        found -> (filter.isForStanding() ? addRevocations(found.list()) : findArchived(filter, request))
                                .compose(list -> addFailures(list.rows(), RowExcerpt.MAX_ITEMS)
                                        .map(rows -> new ApprovalListPage(withRows(list, rows), found.counts()))));
    }

    /** All actions that the filter admits of all decisions that it admits, each with all hosts that its decision names. */
    public Future<RowSource<AuditRecord>> findRecords(ApprovalFilter filter, ListRequest<ApprovalRow> request) {
        return findAll(filter, request).map(rows -> new AuditRecords(rows, filter, this::findAllHosts));
    }

    private Future<List<String>> findAllHosts(ApprovalRow row) {
        NamedHosts named = row.decision().hosts();
        if (named.count() <= named.first().size()) {
            return Future.succeededFuture(named.first());
        }
        return row.progress() == null
                ? decisions.findHostNames(row.id()).recover(DatabaseErrors::failRead)
                : fleet.query(new GetDecisionHosts(row.id()));
    }

    /** All decisions that the filter admits, with all their actions. */
    private Future<RowSource<ApprovalRow>> findAll(ApprovalFilter filter, ListRequest<ApprovalRow> request) {
        return filter.isForStanding()
                ? RefreshProgress.refreshAll(fleet)
                        .compose(refreshed -> fleet.query(new FindApprovalIds(filter, request)))
                        .map(ids -> new FixedRows<>(ids, WHOLE_DECISIONS, this::readStanding))
                : decisions
                        .findIds(filter, ArchiveOrder.of(filter.state(), request.order()))
                        .recover(DatabaseErrors::failRead)
                        .map(ids -> new FixedRows<>(ids, WHOLE_DECISIONS, this::readArchived));
    }

    private Future<List<ApprovalRow>> readStanding(List<Long> ids) {
        return fleet.query(new GetApprovalRows(ids))
                .map(found -> sort(ids, found))
                .compose(this::addRevocations);
    }

    private Future<List<ApprovalRow>> readArchived(List<Long> ids) {
        return decisions
                .findAll(ids)
                .recover(DatabaseErrors::failRead)
                .compose(this::addProgress)
                .map(rows -> sort(ids, rows.stream().collect(Collectors.toMap(ApprovalRow::id, row -> row))))
                .compose(rows -> addRevocations(rows, row -> true));
    }

    private static List<ApprovalRow> sort(List<Long> ids, Map<Long, ApprovalRow> rows) {
        return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    /** A page of the list, with the first actions of each decision, and without what failed. */
    public Future<ListPage<ApprovalRow>> findRows(ApprovalFilter filter, ListRequest<ApprovalRow> request) {
        return findRowsOnly(filter, request)
                .compose(page -> held.add(page.rows()).map(rows -> withRows(page, rows)));
    }

    private Future<ListPage<ApprovalRow>> findRowsOnly(ApprovalFilter filter, ListRequest<ApprovalRow> request) {
        return filter.isForStanding()
                ? RefreshProgress.refreshAll(fleet)
                        .compose(refreshed -> fleet.query(new FindApprovals(filter, request, false)))
                        .compose(found -> addRevocations(found.list()))
                : findArchived(filter, request);
    }

    private Future<ListPage<ApprovalRow>> findArchived(ApprovalFilter filter, ListRequest<ApprovalRow> request) {
        return decisions
                .count(filter)
                .compose(count -> decisions.count(filter.withStateOnly()).compose(total -> decisions
                        .find(filter, ArchiveOrder.of(filter.state(), request.order()), ArchiveRange.of(request))
                        .map(rows -> new ListPage<>(request, rows, count, total))))
                .recover(DatabaseErrors::failRead)
                .compose(page -> addProgress(page.rows())
                        // the index may not have read yet that one was revoked
                        .compose(rows -> addRevocations(rows, row -> true))
                        .map(rows -> withRows(page, rows)));
    }

    private Future<List<ApprovalRow>> addProgress(List<ApprovalRow> rows) {
        return fleet.query(
                        new GetApprovalRows(rows.stream().map(ApprovalRow::id).toList()))
                .map(known -> rows.stream()
                        .map(row -> known.getOrDefault(row.id(), row))
                        .toList());
    }

    private Future<ListPage<ApprovalRow>> addRevocations(ListPage<ApprovalRow> page) {
        return addRevocations(page.rows()).map(rows -> withRows(page, rows));
    }

    private static ListPage<ApprovalRow> withRows(ListPage<ApprovalRow> page, List<ApprovalRow> rows) {
        return new ListPage<>(page.request(), rows, page.foundCount(), page.totalCount());
    }

    /** The same rows, each with the messages and outputs of its latest failures, and no others. */
    private Future<List<ApprovalRow>> addFailures(List<ApprovalRow> rows, int max) {
        List<FailedRun> latest =
                rows.stream().flatMap(row -> row.findFailures(max).stream()).toList();
        return OutcomeStore.loadDetails(pool, latest)
                .recover(DatabaseErrors::failRead)
                .map(details -> {
                    Map<FailedRun, FailedRun> found = details.stream()
                            .collect(Collectors.toMap(
                                    each -> each.withDetails(null, null), Function.identity(), (one, same) -> one));
                    return rows.stream()
                            .map(row -> row.withFailures(row.findFailures(max).stream()
                                    .map(found::get)
                                    .filter(Objects::nonNull)
                                    .toList()))
                            .toList();
                });
    }

    private Future<List<ApprovalRow>> addRevocations(List<ApprovalRow> rows) {
        return addRevocations(rows, ApprovalReader::mayBeRevoked);
    }

    private Future<List<ApprovalRow>> addRevocations(List<ApprovalRow> rows, Predicate<ApprovalRow> isRead) {
        List<Long> revoked = rows.stream().filter(isRead).map(ApprovalRow::id).toList();
        return revocations.find(revoked).recover(DatabaseErrors::failRead).map(found -> rows.stream()
                .map(row -> row.withRevocations(found.getOrDefault(row.id(), List.of())))
                .toList());
    }

    private static boolean mayBeRevoked(ApprovalRow row) {
        return row.progress() == null
                || !row.progress().approval().decision().revocations().isEmpty();
    }

    /** One decision, or not found. */
    public Future<ApprovalRow> get(long id) {
        return fleet.query(new GetApprovalRows(List.of(id)))
                .compose(known -> known.containsKey(id)
                        ? Future.succeededFuture(List.copyOf(known.values()))
                        : decisions.get(id).recover(DatabaseErrors::failRead))
                .compose(this::addRevocations)
                .compose(rows -> addFailures(rows, Integer.MAX_VALUE))
                .map(rows -> rows.stream().findFirst().orElseThrow(() -> DecisionKind.APPROVAL.createNotFound(id)));
    }

    /** One decision with a part of its actions and of its hosts, or not found. */
    public Future<ApprovalView> getView(long id, DecisionPart part) {
        return get(id).compose(
                        row -> findAllHosts(row).map(names -> ApprovalView.of(row, part, part.selectHosts(names))));
    }

    /** What one decision is about, with all its hosts, or not found. */
    public Future<ApprovalView> getWhole(long id) {
        return get(id).compose(row -> findAllHosts(row).map(names -> ApprovalView.of(row, DecisionPart.FIRST, names)));
    }
}
