package io.masif.ui.fleet.query;

import io.masif.ui.decision.RequestKey;
import io.masif.ui.decision.Requester;
import io.masif.ui.decision.RevocationBatch;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Revokes many decisions at once, which the next answers take into account. */
public final class BulkRevoker {
    private static final Logger LOG = LoggerFactory.getLogger(BulkRevoker.class);

    private final FleetClient fleet;
    private final RevocationBatch revocations;

    public BulkRevoker(FleetClient fleet, Pool pool) {
        this.fleet = fleet;
        this.revocations = new RevocationBatch(pool);
    }

    /**
     * Revokes decisions as a whole.
     *
     * @param ids at least one
     * @param comment null if there is none
     * @param key identifies a repeated request; null if it cannot be repeated
     * @return how many of them were not revoked before
     */
    public Future<Integer> revoke(
            Collection<Long> ids, String author, String comment, RequestKey key, Requester requester) {
        return revocations
                .revoke(ids, author, comment, key, requester)
                .onSuccess(revoked -> LOG.info("revoked author={} approvals={}", author, revoked))
                .compose(revoked -> fleet.refreshIndex().map(revoked.size()));
    }
}
