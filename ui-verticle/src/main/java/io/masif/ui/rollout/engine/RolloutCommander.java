package io.masif.ui.rollout.engine;

import io.masif.clock.DatabaseClock;
import io.masif.failure.Failure;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.decision.DecisionParts;
import io.masif.ui.decision.Requester;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.fleet.rollout.query.GetRollouts;
import io.masif.ui.language.Text;
import io.masif.ui.rollout.state.RolloutCommand;
import io.masif.ui.rollout.state.RolloutStatus;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.rollout.store.RolloutChange;
import io.masif.ui.rollout.store.RolloutEvents;
import io.masif.ui.rollout.store.RolloutRecords;
import io.masif.ui.rollout.store.RolloutWriter;
import io.masif.ui.view.rollout.RingView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has rollouts do what operators say, at once, whatever the lease of the engine. */
public final class RolloutCommander {
    private static final Logger LOG = LoggerFactory.getLogger(RolloutCommander.class);
    /** The rollout may do a step by itself meanwhile. */
    private static final int MAX_ATTEMPTS = 5;

    private final Vertx vertx;
    private final Pool pool;
    private final FleetClient fleet;
    private final RolloutRecords records;

    public RolloutCommander(Vertx vertx, Pool pool, FleetClient fleet) {
        this.vertx = vertx;
        this.pool = pool;
        this.fleet = fleet;
        this.records = new RolloutRecords(vertx, pool);
    }

    /**
     * A command.
     *
     * @param rollout the number of the rollout
     * @param ring the ring that the operator has seen as the current one, from 0; null for none, unless the command is for a
     *     ring: repeated, it would be about the next one
     * @param comment null if there is none
     */
    public record Request(long rollout, RolloutCommand command, Integer ring, String operator, String comment) {
        public Request {
            if (command.isForRing() && ring == null) {
                throw new IllegalArgumentException(command + " without its ring");
            }
        }
    }

    /**
     * Carries out a command. Fails as not found if there is no such rollout, and as a conflict if the command is not possible
     * now.
     */
    public Future<Void> execute(Request request, Requester requester) {
        return attempt(request, requester, 1).compose(done -> fleet.refreshIndex());
    }

    private Future<Void> attempt(Request request, Requester requester, int number) {
        return records.find(request.rollout()).recover(DatabaseErrors::failRead).compose(found -> {
            Rollout rollout = found.orElseThrow(() -> Rollout.createNotFound(request.rollout()));
            requirePossible(rollout, request);
            return createChange(rollout, request)
                    .compose(change -> write(change, requester))
                    .onSuccess(written -> log(request))
                    .recover(e -> Failure.from(e).code() == Failure.Code.CONFLICT && number < MAX_ATTEMPTS
                            ? attempt(request, requester, number + 1)
                            : Future.failedFuture(e));
        });
    }

    private static void requirePossible(Rollout rollout, Request request) {
        RolloutStatus status = rollout.status();
        boolean isOtherRing = request.ring() != null
                && (status.current().isEmpty() || status.current().getAsInt() != request.ring());
        if (isOtherRing
                || !request.command()
                        .isPossible(status, rollout.definition().plan().rings())) {
            throw Failure.of(
                    Failure.Code.CONFLICT,
                    Text.of(
                            "refusal-rollout." + request.command().word(),
                            Long.toString(rollout.id()),
                            Text.of("rollouts.state." + status.state().word())));
        }
    }

    private Future<RolloutChange> createChange(Rollout rollout, Request request) {
        RolloutCommand command = request.command();
        Integer ring = command.isForRing() ? request.ring() : null;
        RolloutStatus after =
                command.apply(rollout.status(), DatabaseClock.of(vertx).now());
        return (after.state().isEnd() ? countHosts(after, rollout.id()) : Future.succeededFuture(after))
                .map(status -> RolloutChange.ofStatus(
                        rollout,
                        status,
                        command == RolloutCommand.PAUSE || command == RolloutCommand.CANCEL,
                        RolloutEvents.of(rollout.id(), request.operator(), command, ring, request.comment())));
    }

    /** It ends without the counts if they cannot be had. */
    private Future<RolloutStatus> countHosts(RolloutStatus after, long rollout) {
        return fleet.query(new GetRollouts(List.of(rollout)))
                .map(found -> found.containsKey(rollout)
                        ? after.withFinalCounts(found.get(rollout).rings().stream()
                                .map(RingView::counts)
                                .toList())
                        : after)
                .otherwise(after);
    }

    private Future<Void> write(RolloutChange change, Requester requester) {
        return new ShortTransaction(
                        pool,
                        DecisionParts.TIME_LIMIT,
                        requester::isDisconnected,
                        requester.describeUnknownOutcome("rollout"))
                .run(connection -> RolloutWriter.write(connection, change));
    }

    private static void log(Request request) {
        LOG.info(
                "rollout={} command={} author={}",
                request.rollout(),
                request.command().word(),
                request.operator());
    }
}
