package io.masif.master.plan;

import io.masif.boot.DatabaseConfiguration;
import io.masif.failure.Failure;
import io.masif.master.meter.CacheMeters;
import io.masif.master.meter.ReportMeters;
import io.masif.master.store.ApprovedAnswerStore.ApprovedAnswer;
import io.masif.master.store.DatabaseTrouble;
import io.masif.master.store.SerialTransactions;
import io.masif.master.store.StorageProbe;
import io.masif.master.store.StorageState;
import io.masif.master.store.StoredAction;
import io.masif.master.store.StoredPlan;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the reports of all hosts, writes those that change something together, and answers when it is committed. */
public final class PlanVerticle extends VerticleBase {
    private static final long SECOND_MILLIS = 1000;
    private static final long LAST_SEEN_MILLIS = 5000;
    /** After so long without any being written, those who wait are told to come back. */
    private static final long LONGEST_NANOS = Duration.ofSeconds(2).toNanos();
    /** What has to be prepared waits longer, but no longer than those wait who sent it. */
    private static final long LONGEST_PREPARED_NANOS = Duration.ofSeconds(6).toNanos();

    /** A pool of fewer connections has none to spare: the approvals, and what removes old rows, need one each. */
    private static final int LEAST_TO_KEEP_ONE = 4;
    /** So often is a connection used that is kept, within the time after which a silent one is closed. */
    private static final int USES_WITHIN_TIMEOUT = 3;

    private static final Logger LOG = LoggerFactory.getLogger(PlanVerticle.class);

    private final Supplier<Pool> pools;
    private final DatabaseConfiguration database;
    private final Duration gather;
    private final Fleet fleet;
    private final Steering steering;
    private final Allowance ofActions = Allowance.ofNewActions();
    private final Allowance ofRunsAndPlans = Allowance.ofRunsAndPlans();
    private final ActionCatalogue actions = new ActionCatalogue(ofActions);
    private final PlanCatalogue plans;
    private Pool pool;
    private ReportWriter writer;
    private LastSeen lastSeen;
    private ProgressWriter progress;
    private StorageState storage;
    private StorageProbe probe;
    private ReportMeters meters;
    private Batches batches;
    private Preparation preparation;
    private CacheMeters cache;

    /**
     * @param pools opens the pool; one that is opened by this verticle is there until it has stopped
     * @param database how many connections the pool has at most, and when it closes one that is silent
     */
    public PlanVerticle(
            Supplier<Pool> pools, DatabaseConfiguration database, Duration gather, Fleet fleet, Steering steering) {
        this.pools = pools;
        this.database = database;
        this.gather = gather;
        this.fleet = fleet;
        this.plans = new PlanCatalogue(actions, ofRunsAndPlans, report -> fleet.isNew(report.host()));
        this.steering = steering;
    }

    @Override
    public Future<?> start() {
        pool = pools.get();
        meters = ReportMeters.of(vertx);
        cache = CacheMeters.of(vertx, "plan");
        Conflicts conflicts = new Conflicts(vertx, pool);
        conflicts.watch();
        new SilentHosts(vertx, pool, new Uptime()).watch();
        ApprovedAnswers approvedAnswers = new ApprovedAnswers(vertx, pool);
        SerialTransactions transactions = new SerialTransactions(pool, database.connections() >= LEAST_TO_KEEP_ONE);
        vertx.setPeriodic(database.timeout().toMillis() / USES_WITHIN_TIMEOUT, timer -> transactions.keepAlive());
        writer = new ReportWriter(vertx, pool, transactions, plans, actions, fleet, conflicts, ofRunsAndPlans);
        batches = new Batches(vertx, gather, writer, fleet);
        preparation = new Preparation(writer::prepare, this::prepared);
        lastSeen = new LastSeen(vertx, pool, fleet);
        storage = StorageState.of(vertx);
        probe = new StorageProbe(vertx, pool);
        progress = new ProgressWriter(vertx, pool, fleet::forget);
        vertx.setTimer(LAST_SEEN_MILLIS, timer -> writeLastSeen());
        vertx.setPeriodic(SECOND_MILLIS, second -> {
            steering.second();
            probe.second();
            batches.takeOlder(System.nanoTime() - LONGEST_NANOS).forEach(this::refuse);
            preparation.takeOlder(System.nanoTime() - LONGEST_PREPARED_NANOS).forEach(this::refuseLarge);
        });
        vertx.setTimer(SECOND_MILLIS, timer -> refresh());
        return vertx.eventBus()
                .<ApprovedAnswer>localConsumer(ApprovedAnswers.ADDRESS, approvedAnswers::add)
                .completion()
                .compose(done -> vertx.eventBus()
                        .<HostReport>localConsumer(HostReport.ADDRESS, this::receive)
                        .completion());
    }

    @Override
    public Future<?> stop() {
        fleet.close();
        return lastSeen.write();
    }

    private void receive(Message<HostReport> message) {
        Written unchanged = unchanged(message.body());
        if (unchanged != null) {
            unchanged.host().mark();
            progress.add(unchanged.host().id(), message.body().runs());
            meters.count(message.body().protocol(), ReportMeters.Kind.UNCHANGED);
            message.reply(unchanged);
        } else {
            take(message);
        }
    }

    private void take(Message<HostReport> message) {
        String host = message.body().host();
        int newActions = plans.unknownActions(message.body());
        long now = System.nanoTime();
        Optional<Failure> refusal = ofActions
                .refusal(host, newActions, now)
                .or(() -> ofRunsAndPlans.refusal(host, plans.unknownBytes(message.body()), now));
        if (refusal.isPresent()) {
            message.reply(refusal.get().sendable());
        } else if (!Preparation.needed(newActions)) {
            write(message);
        } else if (!preparation.add(message, now)) {
            refuseLarge(message);
        }
    }

    private void prepared(Message<HostReport> message, Throwable failed) {
        if (failed == null) {
            write(message);
        } else {
            batches.refuse(List.of(message), failed);
        }
    }

    private void write(Message<HostReport> message) {
        if (!batches.add(message)) {
            steering.full(System.nanoTime());
            refuse(message);
        }
    }

    /** The answer to a report that changes nothing, from memory; null if the database is needed. */
    private Written unchanged(HostReport report) {
        KnownHost known = fleet.get(report.host());
        StoredPlan plan = plans.remembered(report.digest());
        cache.asked(plan != null);
        boolean nothingNew = known != null
                && plan != null
                && report.facts() == null
                && report.runs().stream().allMatch(ProgressWriter::only)
                && known.is(report, plan);
        if (!nothingNew) {
            return null;
        }
        List<StoredAction> its = report.wantsActions() ? actions.remembered(plan.actions()) : List.of();
        return its == null ? null : new Written(known, its);
    }

    /** There are too many: the others are to come later. */
    private void refuse(Message<HostReport> message) {
        steering.strained();
        refuseLarge(message);
    }

    /** There are too many like it, which is no concern of all the others. */
    private void refuseLarge(Message<HostReport> message) {
        meters.shed();
        String reason = storage.delay().orElse("there are more reports than can be written");
        message.reply(Failure.unavailable(reason, null).sendable());
    }

    private void refresh() {
        fleet.refresh(pool)
                .onSuccess(older -> {
                    if (older) {
                        LOG.warn("the database is older than what was known of it: everything is read again");
                        fleet.forget();
                        plans.forget();
                        actions.forget();
                    }
                })
                .onFailure(e -> LOG.debug("hosts not refreshed, later again reason={}", DatabaseTrouble.reason(e)))
                .onComplete(done -> vertx.setTimer(SECOND_MILLIS, timer -> refresh()));
    }

    private void writeLastSeen() {
        lastSeen.write().onComplete(done -> vertx.setTimer(LAST_SEEN_MILLIS, timer -> writeLastSeen()));
    }
}
