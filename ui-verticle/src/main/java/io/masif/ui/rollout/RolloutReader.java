package io.masif.ui.rollout;

import io.masif.clock.DatabaseClock;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.csv.RowSource;
import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.fleet.rollout.query.GetRollouts;
import io.masif.ui.fleet.rollout.query.RolloutViews;
import io.masif.ui.language.Text;
import io.masif.ui.rollout.state.RolloutState;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.rollout.store.RolloutRecords;
import io.masif.ui.store.run.OutcomeStore;
import io.masif.ui.view.approval.FailedRun;
import io.masif.ui.view.rollout.RolloutView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Reads rollouts: from the index those that go on or ended lately, and all others from the database, without counts. */
public final class RolloutReader {
    private static final int PIECE_SIZE = 100;

    private final Vertx vertx;
    private final Pool pool;
    private final FleetClient fleet;
    private final RolloutRecords records;

    public RolloutReader(Vertx vertx, Pool pool, FleetClient fleet) {
        this.vertx = vertx;
        this.pool = pool;
        this.fleet = fleet;
        this.records = new RolloutRecords(vertx, pool);
    }

    /**
     * Rollouts, the newest first.
     *
     * @param before only those of lower numbers
     * @param state the word of their state; empty for any
     */
    public Future<List<RolloutView>> find(long before, String state, int limit) {
        return records.findLatest(before, state, limit)
                .recover(DatabaseErrors::failRead)
                .compose(ids -> fleet.query(new GetRollouts(ids))
                        .compose(known -> readOthers(ids, known).map(others -> ids.stream()
                                .map(id -> known.getOrDefault(id, others.get(id)))
                                .filter(Objects::nonNull)
                                .toList())));
    }

    /**
     * The state by which a list is filtered.
     *
     * @param word null or empty for any
     * @return the same word; an empty text for any
     * @throws Failure as bad input if there is no such state
     */
    public static String requireState(String word) {
        if (word != null && !word.isEmpty() && RolloutState.of(word).isEmpty()) {
            throw Failure.badInput(Text.of("refusal.one-of", "state", RolloutState.words(), Quote.of(word)));
        }
        return word == null ? "" : word;
    }

    /** All rollouts in that state, the newest first; in any for an empty text. */
    public RowSource<RolloutView> findAll(String state) {
        AtomicLong before = new AtomicLong(Long.MAX_VALUE);
        return () -> find(before.get(), state, PIECE_SIZE).map(found -> {
            if (found.isEmpty()) {
                return null;
            }
            before.set(found.get(found.size() - 1).id());
            return found;
        });
    }

    private Future<Map<Long, RolloutView>> readOthers(List<Long> ids, Map<Long, RolloutView> known) {
        List<Long> others = ids.stream().filter(id -> !known.containsKey(id)).toList();
        return records.load(others, false).recover(DatabaseErrors::failRead).map(found -> found.stream()
                .collect(Collectors.toMap(Rollout::id, this::showUncounted)));
    }

    private RolloutView showUncounted(Rollout rollout) {
        return RolloutViews.uncounted(rollout, DatabaseClock.of(vertx).now());
    }

    /** One rollout with what failed in it, or not found. */
    public Future<RolloutView> get(long id) {
        return fleet.query(new GetRollouts(List.of(id)))
                .compose(known -> known.containsKey(id) ? addFailures(known.get(id)) : getStored(id));
    }

    /** One rollout as the database has it, without counts, or not found. */
    public Future<RolloutView> getStored(long id) {
        return records.find(id).recover(DatabaseErrors::failRead).map(found -> found.map(this::showUncounted)
                .orElseThrow(() -> Rollout.createNotFound(id)));
    }

    private Future<RolloutView> addFailures(RolloutView view) {
        return OutcomeStore.loadDetails(pool, view.failures())
                .recover(DatabaseErrors::failRead)
                .map(details -> {
                    Map<Long, FailedRun> byRun = details.stream()
                            .collect(Collectors.toMap(FailedRun::run, each -> each, (one, same) -> one));
                    return view.withFailures(view.failures().stream()
                            .map(each -> byRun.getOrDefault(each.run(), each))
                            .toList());
                });
    }
}
