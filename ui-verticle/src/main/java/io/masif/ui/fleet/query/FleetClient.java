package io.masif.ui.fleet.query;

import io.masif.domain.ApprovalPattern;
import io.masif.failure.Failure;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.decision.NewDecision;
import io.masif.ui.decision.NewRevocation;
import io.masif.ui.decision.RequestKey;
import io.masif.ui.decision.Requester;
import io.masif.ui.decision.StoredDecision;
import io.masif.ui.language.Text;
import io.masif.ui.message.CheckForChanges;
import io.masif.ui.message.FleetChange;
import io.masif.ui.store.ReportedPackages;
import io.masif.ui.view.DecisionKind;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Queries the fleet over the event bus, and stores decisions, which the next answers take into account. */
public final class FleetClient {
    /** The decision is committed: if refreshing the index takes longer, the answer is sent without it. */
    private static final long REFRESH_TIMEOUT_MILLIS = 5000;

    private static final int MAX_NAMED = 20;

    private final EventBus bus;
    private final DecisionWriter approvals;
    private final DecisionWriter declines;
    private final ReportedPackages reportedPackages;

    public FleetClient(EventBus bus, Pool pool) {
        this.bus = bus;
        this.approvals = new DecisionWriter(pool, DecisionKind.APPROVAL, this::refreshIndex);
        this.declines = new DecisionWriter(pool, DecisionKind.DECLINE, this::refreshIndex);
        this.reportedPackages = new ReportedPackages(pool);
    }

    /**
     * The answer to a query about the index, which is refreshed before the query fails with bad input, so that a host is found
     * that has just reported for the first time.
     */
    public <R> Future<R> queryFresh(IndexQuery<R> query) {
        return query(query)
                .recover(e -> Failure.from(e).code() == Failure.Code.BAD_INPUT
                        ? refreshIndex().compose(read -> query(query))
                        : Future.failedFuture(e));
    }

    /** Fails with bad input if there is a package that no host has ever reported. */
    public Future<Void> requireReported(List<ApprovalPattern> patterns) {
        Set<String> packages = patterns.stream()
                .map(ApprovalPattern::packageName)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return reportedPackages
                .findUnreported(packages)
                .recover(e -> Future.failedFuture(DatabaseErrors.toFailure(e, DatabaseErrors.UNCHANGED_HINT)))
                .compose(unreported -> unreported.isEmpty()
                        ? Future.succeededFuture()
                        : Future.failedFuture(createUnreportedFailure(unreported)));
    }

    private static Failure createUnreportedFailure(Set<String> packages) {
        String names = packages.stream().sorted().limit(MAX_NAMED).collect(Collectors.joining(", "));
        int more = packages.size() - MAX_NAMED;
        return Failure.badInput(Text.of("refusal.unreported", more > 0 ? Text.of("refusal.more", names, more) : names));
    }

    /** The decision of an earlier request with the same key and body; null if there was none, or there is no key. */
    public Future<StoredDecision> findRepeated(DecisionKind kind, RequestKey key) {
        return writer(kind).findRepeated(key);
    }

    /** Stores a decision, unless an equal one is in force. A decline that expires is a deferral. */
    public Future<StoredDecision> decide(DecisionKind kind, NewDecision decision, Requester requester) {
        return writer(kind).decide(decision, requester);
    }

    /** Whether the same request to revoke something was made before; a conflict if its key belongs to another one. */
    public Future<Boolean> isRevocationRepeated(DecisionKind kind, RequestKey key) {
        return writer(kind).isRevocationRepeated(key);
    }

    private DecisionWriter writer(DecisionKind kind) {
        return switch (kind) {
            case APPROVAL -> approvals;
            case DECLINE -> declines;
        };
    }

    /** Revokes a decision or a part of it; not found if there is none of that number. False if it was revoked already. */
    public Future<Boolean> revoke(DecisionKind kind, NewRevocation revocation, Requester requester) {
        return writer(kind).revoke(revocation, requester);
    }

    /** Never fails: the change is committed, also if the index cannot be refreshed now. */
    public Future<Void> refreshIndex() {
        return bus.<FleetChange>request(
                        CheckForChanges.ADDRESS,
                        new CheckForChanges(),
                        new DeliveryOptions().setSendTimeout(REFRESH_TIMEOUT_MILLIS))
                .transform(refreshed -> Future.succeededFuture());
    }

    /** The answer to a query about the index. */
    public <R> Future<R> query(IndexQuery<R> query) {
        return request(new IndexRequest(query, false));
    }

    /** The answer to a query that compares when hosts were last seen, as the database has it by some seconds. */
    public <R> Future<R> queryLastSeen(IndexQuery<R> query) {
        return request(new IndexRequest(query, true));
    }

    @SuppressWarnings("unchecked")
    private <R> Future<R> request(IndexRequest request) {
        return bus.<IndexAnswer>request(IndexRequest.ADDRESS, request)
                .map(reply -> (R) reply.body().value());
    }
}
