package io.masif.master.plan;

import io.masif.failure.Failure;
import io.masif.master.meter.BatchMeters;
import io.masif.master.meter.CacheMeters;
import io.masif.master.meter.ReportMeters;
import io.masif.master.store.DatabaseTrouble;
import io.masif.master.store.StoredAction;
import io.masif.master.store.StoredPlan;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the reports of all hosts, writes those that change something together, and answers when it is committed. */
public final class PlanVerticle extends VerticleBase {
    private static final long SECOND_MILLIS = 1000;
    private static final long LAST_SEEN_MILLIS = 5000;
    /** After so long without any being written, those who wait are told to come back. */
    private static final long LONGEST_NANOS = Duration.ofSeconds(2).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(PlanVerticle.class);

    private final Supplier<Pool> pools;
    private final Duration gather;
    private final Fleet fleet;
    private final Steering steering;
    private final ReportQueue queue = new ReportQueue();
    private final ActionCatalogue actions = new ActionCatalogue();
    private final PlanCatalogue plans = new PlanCatalogue(actions);
    private Pool pool;
    private ReportWriter writer;
    private LastSeen lastSeen;
    private ProgressWriter progress;
    private boolean writing;
    private ReportMeters meters;
    private BatchMeters batches;
    private CacheMeters cache;

    /** @param pools opens the pool; one that is opened by this verticle is there until it has stopped */
    public PlanVerticle(Supplier<Pool> pools, Duration gather, Fleet fleet, Steering steering) {
        this.pools = pools;
        this.gather = gather;
        this.fleet = fleet;
        this.steering = steering;
    }

    @Override
    public Future<?> start() {
        pool = pools.get();
        meters = ReportMeters.of(vertx);
        batches = BatchMeters.of(vertx);
        cache = CacheMeters.of(vertx, "plan");
        Conflicts conflicts = new Conflicts(vertx, pool);
        conflicts.watch();
        writer = new ReportWriter(vertx, pool, plans, actions, fleet, conflicts);
        lastSeen = new LastSeen(vertx, pool, fleet);
        progress = new ProgressWriter(vertx, pool, fleet::forget);
        refresh();
        vertx.setTimer(LAST_SEEN_MILLIS, timer -> writeLastSeen());
        vertx.setPeriodic(SECOND_MILLIS, second -> {
            steering.second();
            queue.takeOlder(System.nanoTime() - LONGEST_NANOS).forEach(message -> fail(message, busy()));
        });
        return vertx.eventBus()
                .<HostReport>localConsumer(HostReport.ADDRESS, this::receive)
                .completion();
    }

    @Override
    public Future<?> stop() {
        fleet.close();
        return lastSeen.write();
    }

    private void receive(Message<HostReport> message) {
        Written unchanged = unchanged(message.body());
        long now = System.nanoTime();
        if (unchanged != null) {
            unchanged.host().mark();
            progress.add(unchanged.host().id(), message.body().runs());
            meters.count(message.body().protocol(), ReportMeters.Kind.UNCHANGED);
            message.reply(unchanged);
        } else if (queue.full(now)) {
            fail(message, busy());
        } else {
            queue.add(message, now);
            if (!writing) {
                writing = true;
                vertx.setTimer(gather.toMillis(), timer -> writeNext());
            }
        }
    }

    /** The answer to a report that changes nothing, from memory; null if the database is needed. */
    private Written unchanged(HostReport report) {
        KnownHost known = fleet.get(report.host());
        StoredPlan plan = plans.remembered(report.digest());
        cache.asked(plan != null);
        boolean nothingNew = known != null
                && plan != null
                && report.runs().stream().allMatch(ProgressWriter::only)
                && known.protocol() == report.protocol()
                && known.plan() == plan.id()
                && (report.facts() == null || known.hasFacts(report.factsDigest()));
        if (!nothingNew) {
            return null;
        }
        List<StoredAction> its = report.wantsActions() ? actions.remembered(plan.actions()) : List.of();
        return its == null ? null : new Written(known, its);
    }

    private void writeNext() {
        List<Message<HostReport>> batch = queue.take();
        batch.removeIf(message -> message.body().left().getAsBoolean());
        long began = System.nanoTime();
        Future<Void> written = batch.isEmpty() ? Future.succeededFuture() : write(batch);
        written.onComplete(done -> {
            queue.wrote(batch.size(), System.nanoTime() - began);
            if (queue.isEmpty()) {
                writing = false;
            } else {
                writeNext();
            }
        });
    }

    private Future<Void> write(List<Message<HostReport>> batch) {
        long begin = System.nanoTime();
        Set<String> joining = batch.stream()
                .map(message -> message.body().host())
                .filter(host -> fleet.get(host) == null)
                .collect(Collectors.toSet());
        return writer.write(batch.stream().map(Message::body).toList())
                .onComplete(done -> batches.written(batch.size(), System.nanoTime() - begin))
                .onSuccess(written -> batch.forEach(message -> answer(message, written, joining)))
                .<Void>mapEmpty()
                .recover(e -> {
                    if (DatabaseTrouble.refused(e) && batch.size() > 1) {
                        return oneByOne(batch);
                    }
                    LOG.warn("reports not written count={} reason={}", batch.size(), DatabaseTrouble.reason(e));
                    Failure failure = DatabaseTrouble.refused(e) ? Failure.from(e) : DatabaseTrouble.unavailable(e);
                    batch.forEach(message -> fail(message, failure));
                    return Future.succeededFuture();
                });
    }

    /** What one host sent and the database does not take must not keep the others out. */
    private Future<Void> oneByOne(List<Message<HostReport>> batch) {
        Future<Void> all = Future.succeededFuture();
        for (Message<HostReport> message : batch) {
            all = all.compose(done -> write(List.of(message)));
        }
        return all;
    }

    private void answer(Message<HostReport> message, Map<String, Written> written, Set<String> joining) {
        Written mine = written.get(message.body().host());
        if (mine == null) {
            fail(
                    message,
                    Failure.of(
                            Failure.Code.CONFLICT,
                            "plan.digest is not known here: send plan.actions and facts as well"));
        } else {
            ReportMeters.Kind kind =
                    joining.contains(message.body().host()) ? ReportMeters.Kind.FIRST : ReportMeters.Kind.CHANGED;
            meters.count(message.body().protocol(), kind);
            message.reply(mine);
        }
    }

    private Failure busy() {
        steering.refused();
        meters.shed();
        return Failure.unavailable("there are more reports than can be written", steering.retryAfter(), null);
    }

    private static void fail(Message<HostReport> message, Failure failure) {
        message.fail(failure.code().status(), failure.getMessage());
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
