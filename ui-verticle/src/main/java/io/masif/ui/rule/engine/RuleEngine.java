package io.masif.ui.rule.engine;

import io.masif.flow.AsyncLoop;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.fleet.rule.query.FindDueApprovals;
import io.masif.ui.fleet.rule.query.RuleEvaluation;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Finds what rules approve now, and has it approved. */
final class RuleEngine {
    private final FleetClient fleet;
    private final RuleApprovals approvals;
    private final FindDueApprovals query = new FindDueApprovals(new RuleEvaluation());

    RuleEngine(FleetClient fleet, RuleApprovals approvals) {
        this.fleet = fleet;
        this.approvals = approvals;
    }

    /**
     * Approves all that is due.
     *
     * @return when something is due although nothing changes; {@link Instant#MAX} if it is not
     */
    Future<Instant> run() {
        return find().compose(found -> found.due().isEmpty()
                ? Future.succeededFuture(found.next())
                : approvals
                        .approve(found.due(), found.known())
                        .eventually(fleet::refreshIndex)
                        .map(isDone -> isDone ? found.next() : Instant.EPOCH));
    }

    private Future<FindDueApprovals.Found> find() {
        AtomicReference<FindDueApprovals.Found> last = new AtomicReference<>();
        return AsyncLoop.repeatWhile(() -> fleet.query(query).map(found -> {
                    last.set(found);
                    return !found.isComplete();
                }))
                .map(done -> last.get());
    }
}
