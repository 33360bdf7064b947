package io.masif.ui.fleet.approval;

import io.masif.ui.decision.Requester;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.retry.NewRetry;
import io.masif.ui.retry.RetryStore;
import io.masif.ui.retry.StoredRetry;
import io.masif.ui.view.approval.RetryTarget;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has failed actions of an approval tried again, which the next answers take into account. */
public final class FailureRetrier {
    private static final Logger LOG = LoggerFactory.getLogger(FailureRetrier.class);

    private final FleetClient fleet;
    private final RetryStore store;

    public FailureRetrier(FleetClient fleet, Pool pool) {
        this.fleet = fleet;
        this.store = new RetryStore(pool);
    }

    /** A stored retry, and what it is about. */
    public record Result(StoredRetry retry, RetryTarget target) {}

    /**
     * Stores a retry; fails as {@link FindRetryTarget} does.
     *
     * @param hosts the names of the hosts; empty for all on which it failed
     */
    public Future<Result> retry(long approval, List<String> hosts, String author, Requester requester) {
        return fleet.queryFresh(new FindRetryTarget(approval, hosts)).compose(target -> store.store(
                        new NewRetry(author, approval, target.actions(), target.hosts(), target.lastRun()), requester)
                .onSuccess(stored -> log(author, approval, stored, target))
                .compose(stored -> fleet.refreshIndex().map(new Result(stored, target))));
    }

    private static void log(String author, long approval, StoredRetry stored, RetryTarget target) {
        if (stored.isCreated()) {
            LOG.info(
                    "retried author={} approval={} retry={} actions={} hosts={}",
                    author,
                    approval,
                    stored.id(),
                    target.actions().size(),
                    target.hosts().size());
        }
    }
}
