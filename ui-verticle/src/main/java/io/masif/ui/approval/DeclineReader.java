package io.masif.ui.approval;

import io.masif.failure.Failure;
import io.masif.ui.archive.DeclineArchive;
import io.masif.ui.archive.EndedDeclines;
import io.masif.ui.archive.RevocationArchive;
import io.masif.ui.csv.FixedRows;
import io.masif.ui.csv.RowSource;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.fleet.decline.FindDeclineIds;
import io.masif.ui.fleet.decline.FindDeclines;
import io.masif.ui.fleet.decline.GetDecline;
import io.masif.ui.fleet.decline.GetDeclines;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.approval.summary.DecisionPart;
import io.masif.ui.view.approval.summary.DecisionParts;
import io.masif.ui.view.approval.summary.DecisionSummary;
import io.masif.ui.view.approval.summary.NamedHosts;
import io.masif.ui.view.approval.summary.RevocationSummary;
import io.masif.ui.view.approval.summary.RevokedActions;
import io.masif.ui.view.decline.DeclineDetail;
import io.masif.ui.view.decline.DeclineLists;
import io.masif.ui.view.decline.DeclineProgress;
import io.masif.ui.view.decline.DeclineView;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Reads declines: those in force from the index, with what they concern, and all others from the archive. */
public final class DeclineReader {
    /** A decline may have thousands of actions. */
    private static final int WHOLE_DECLINES = 20;

    private final FleetClient fleet;
    private final DeclineArchive archive;
    private final EndedDeclines ended;
    private final RevocationArchive revocations;

    public DeclineReader(FleetClient fleet, Vertx vertx, Pool pool) {
        this.fleet = fleet;
        this.archive = new DeclineArchive(vertx, pool);
        this.ended = new EndedDeclines(pool);
        this.revocations = new RevocationArchive(pool, DecisionKind.DECLINE);
    }

    /** A page of the list; each decline that ended has its first actions only. */
    public Future<ListPage<DeclineProgress>> findPage(ListRequest<DeclineProgress> request) {
        return DeclineLists.isForEnded(request)
                ? ended.findPage(request)
                        .compose(page -> archive.load(page.ids())
                                .map(rows ->
                                        new ListPage<>(request, sort(page.ids(), rows), page.found(), page.total())))
                        .recover(DatabaseErrors::failRead)
                : fleet.query(new FindDeclines(request));
    }

    /** All declines that a request finds, with all their actions. */
    public Future<RowSource<DeclineProgress>> findAll(ListRequest<DeclineProgress> request) {
        return DeclineLists.isForEnded(request)
                ? ended.findAll(request)
                        .recover(DatabaseErrors::failRead)
                        .map(ids -> new FixedRows<>(ids, WHOLE_DECLINES, this::readEnded))
                : fleet.query(new FindDeclineIds(request))
                        .map(ids -> new FixedRows<>(
                                ids, FixedRows.PIECE_SIZE, piece -> fleet.query(new GetDeclines(piece))));
    }

    private Future<List<DeclineProgress>> readEnded(List<Long> ids) {
        return archive.loadWhole(ids).recover(DatabaseErrors::failRead).map(rows -> sort(ids, rows));
    }

    private static List<DeclineProgress> sort(List<Long> ids, List<DeclineProgress> rows) {
        Map<Long, DeclineProgress> byId = rows.stream().collect(Collectors.toMap(DeclineProgress::id, row -> row));
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    /** One decline of the archive with all its actions, or not found. */
    private Future<DeclineProgress> getArchived(long id) {
        return archive.loadWhole(List.of(id))
                .recover(DatabaseErrors::failRead)
                .map(rows -> rows.stream().findFirst().orElseThrow(() -> DecisionKind.DECLINE.createNotFound(id)));
    }

    /** The revocations of a decline, the newest first. */
    private Future<List<RevocationSummary>> findRevocations(long id) {
        return revocations
                .find(List.of(id))
                .recover(DatabaseErrors::failRead)
                .map(found -> found.getOrDefault(id, List.of()));
    }

    /** One decline without the hosts that it names, or not found. */
    public Future<DeclineProgress> getProgress(long id) {
        return fleet.query(new GetDeclines(List.of(id)))
                .compose(found -> found.isEmpty() ? getArchived(id) : Future.succeededFuture(found.get(0)));
    }

    /** One decline with a part of its actions and of its hosts, or not found. */
    public Future<DeclineView> getView(long id, DecisionPart part) {
        return get(id).compose(found -> findRevocations(id)
                .map(revoked -> found.createView(part, part.selectHosts(found.hostNames()), revoked)));
    }

    /** What one decline is about, with all its hosts, or not found. */
    public Future<DeclineView> getWhole(long id) {
        return get(id).compose(found ->
                findRevocations(id).map(revoked -> found.createView(DecisionPart.FIRST, found.hostNames(), revoked)));
    }

    private Future<FoundDecline> get(long id) {
        return fleet.query(new GetDecline(id))
                .map(FoundDecline::of)
                .recover(e -> Failure.from(e).code() == Failure.Code.NOT_FOUND
                        ? getArchived(id).compose(this::addHosts)
                        : Future.failedFuture(e));
    }

    private Future<FoundDecline> addHosts(DeclineProgress archived) {
        NamedHosts named = archived.decision().hosts();
        return (named.count() <= named.first().size()
                        ? Future.succeededFuture(named.first())
                        : archive.findHostNames(archived.id()).recover(DatabaseErrors::failRead))
                .map(names -> new FoundDecline(archived, null, names));
    }

    /** @param indexed which of its actions are revoked for all hosts; null if only its revocations say that */
    private record FoundDecline(DeclineProgress progress, RevokedActions indexed, List<String> hostNames) {
        static FoundDecline of(DeclineDetail detail) {
            return new FoundDecline(
                    detail.progress(),
                    RevokedActions.of(
                            detail.progress().decision().patterns(),
                            detail.decline().decision().remainingPatterns()),
                    detail.hostNames());
        }

        /** @param names the hosts or groups of that part */
        DeclineView createView(DecisionPart part, List<String> names, List<RevocationSummary> revocations) {
            DecisionSummary decision = progress.decision();
            RevokedActions revoked =
                    indexed == null ? RevokedActions.ofArchived(decision.patterns(), revocations) : indexed;
            return new DeclineView(
                    progress, new DecisionParts(DecisionKind.DECLINE, decision, revoked, revocations, part, names));
        }
    }
}
