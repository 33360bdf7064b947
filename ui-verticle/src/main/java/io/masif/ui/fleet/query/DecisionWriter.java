package io.masif.ui.fleet.query;

import io.masif.decision.HostSelection;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.decision.DecisionStore;
import io.masif.ui.decision.NewDecision;
import io.masif.ui.decision.NewRevocation;
import io.masif.ui.decision.RequestKey;
import io.masif.ui.decision.Requester;
import io.masif.ui.decision.RevocationStore;
import io.masif.ui.decision.StoredDecision;
import io.masif.ui.decision.StoredRevocation;
import io.masif.ui.language.Text;
import io.masif.ui.view.DecisionKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores decisions of one kind and their revocations, which the next answers take into account. */
final class DecisionWriter {
    private static final Logger LOG = LoggerFactory.getLogger(DecisionWriter.class);

    private final DecisionKind kind;
    private final DecisionStore decisions;
    private final RevocationStore revocations;
    private final Supplier<Future<Void>> refreshIndex;

    /** @param refreshIndex has the index refreshed; it does not fail */
    DecisionWriter(Pool pool, DecisionKind kind, Supplier<Future<Void>> refreshIndex) {
        this.kind = kind;
        this.decisions = new DecisionStore(pool, kind);
        this.revocations = new RevocationStore(pool, kind);
        this.refreshIndex = refreshIndex;
    }

    /** The decision of an earlier request with the same key and body; null if there was none, or there is no key. */
    Future<StoredDecision> findRepeated(RequestKey key) {
        return key == null
                ? Future.succeededFuture()
                : decisions
                        .findRepeated(key)
                        .recover(e ->
                                Future.failedFuture(DatabaseErrors.toFailure(e, Text.of("refusal.request-unchanged"))));
    }

    /** Whether the same request to revoke something was made before; a conflict if its key belongs to another one. */
    Future<Boolean> isRevocationRepeated(RequestKey key) {
        return revocations
                .isRepeated(key)
                .recover(e -> Future.failedFuture(DatabaseErrors.toFailure(e, Text.of("refusal.request-unchanged"))));
    }

    /** Stores a decision, unless an equal one is in force. */
    Future<StoredDecision> decide(NewDecision decision, Requester requester) {
        return decisions
                .decide(decision, requester)
                .onSuccess(stored -> {
                    if (stored.isCreated()) {
                        log(
                                kind.participle(decision.expires() != null),
                                decision.author(),
                                stored.id(),
                                decision.patterns(),
                                decision.hosts());
                    }
                })
                .compose(stored -> refreshIndex.get().map(stored));
    }

    /**
     * Revokes a decision or a part of it; not found if there is none of that number. False if it was revoked already.
     */
    Future<Boolean> revoke(NewRevocation revocation, Requester requester) {
        return revocations
                .revoke(revocation, requester)
                .onSuccess(stored -> {
                    if (stored == StoredRevocation.CREATED) {
                        log(
                                "revoked",
                                revocation.author(),
                                revocation.decision(),
                                revocation.patterns(),
                                revocation.hosts());
                    }
                })
                .compose(stored -> stored != StoredRevocation.NO_DECISION
                        ? refreshIndex.get().map(stored == StoredRevocation.CREATED)
                        : Future.failedFuture(kind.createNotFound(revocation.decision())));
    }

    private void log(String change, String author, long id, List<ApprovalPattern> patterns, HostSelection hosts) {
        LOG.info(
                "{} author={} {}={} actions={} scope={} hosts={}",
                change,
                author,
                kind.noun(),
                id,
                patterns.isEmpty() ? "all" : patterns.size(),
                hosts.scope().word(),
                hosts.hosts().size());
    }
}
