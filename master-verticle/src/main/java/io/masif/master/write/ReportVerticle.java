package io.masif.master.write;

import io.masif.boot.database.DatabaseConfiguration;
import io.masif.failure.Failure;
import io.masif.master.catalogue.ActionCatalogue;
import io.masif.master.catalogue.PlanCatalogue;
import io.masif.master.database.DatabaseErrors;
import io.masif.master.database.SerialTransactions;
import io.masif.master.duplicate.DuplicateIdentityDetector;
import io.masif.master.host.HostCache;
import io.masif.master.host.HostEntry;
import io.masif.master.host.LastSeenWriter;
import io.masif.master.host.StoredReport;
import io.masif.master.meter.CacheMeters;
import io.masif.master.meter.ReportMeters;
import io.masif.master.overload.BackpressureController;
import io.masif.master.overload.HostQuota;
import io.masif.master.overload.WriteAdmission;
import io.masif.master.report.HostReport;
import io.masif.master.store.ApprovedAnswerStore.ApprovedAnswer;
import io.masif.master.store.StorageProbe;
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
public final class ReportVerticle extends VerticleBase {
    private static final long SECOND_MILLIS = 1000;
    private static final long LAST_SEEN_MILLIS = 5000;
    /** A pool of fewer connections has none to spare: the approvals, and what removes old rows, need one each. */
    private static final int LEAST_TO_KEEP_ONE = 4;
    /** So often is a connection used that is kept, within the time after which a silent one is closed. */
    private static final int USES_WITHIN_TIMEOUT = 3;

    private static final Logger LOG = LoggerFactory.getLogger(ReportVerticle.class);

    private final Supplier<Pool> openPool;
    private final DatabaseConfiguration database;
    private final Duration batchDelay;
    private final HostCache hostCache;
    private final BackpressureController backpressure;
    private final HostQuota actionQuota = HostQuota.forNewActions();
    private final HostQuota runAndPlanQuota = HostQuota.forRunsAndPlans();
    private final ActionCatalogue actions = new ActionCatalogue(actionQuota);
    private final PlanCatalogue plans;
    private Pool pool;
    private ReportWriter writer;
    private LastSeenWriter lastSeenWriter;
    private ProgressWriter progressWriter;
    private WriteAdmission admission;
    private StorageProbe probe;
    private ReportMeters meters;
    private ReportBatches batches;
    private ReportPreparation preparation;
    private CacheMeters planCacheMeters;

    /**
     * @param openPool opens the pool; one that is opened by this verticle is there until it has stopped
     * @param database how many connections the pool has at most, and when it closes one that is silent
     */
    public ReportVerticle(
            Supplier<Pool> openPool,
            DatabaseConfiguration database,
            Duration batchDelay,
            HostCache hostCache,
            BackpressureController backpressure) {
        this.openPool = openPool;
        this.database = database;
        this.batchDelay = batchDelay;
        this.hostCache = hostCache;
        this.plans = new PlanCatalogue(actions, runAndPlanQuota, report -> hostCache.isNew(report.host()));
        this.backpressure = backpressure;
    }

    @Override
    public Future<?> start() {
        pool = openPool.get();
        meters = ReportMeters.of(vertx);
        planCacheMeters = CacheMeters.of(vertx, "plan");
        DuplicateIdentityDetector duplicateDetector = new DuplicateIdentityDetector(vertx, pool);
        duplicateDetector.scheduleExpiry();
        new SilentHosts(vertx, pool, new MasterUptime()).start();
        ApprovedAnswerWriter approvedAnswers = new ApprovedAnswerWriter(vertx, pool);
        SerialTransactions transactions = new SerialTransactions(pool, database.connections() >= LEAST_TO_KEEP_ONE);
        vertx.setPeriodic(database.timeout().toMillis() / USES_WITHIN_TIMEOUT, timer -> transactions.keepAlive());
        writer = new ReportWriter(
                vertx, pool, transactions, plans, actions, hostCache, duplicateDetector, runAndPlanQuota);
        batches = new ReportBatches(vertx, batchDelay, writer, hostCache, backpressure);
        preparation = new ReportPreparation(writer::prepare, this::onPrepared);
        lastSeenWriter = new LastSeenWriter(vertx, pool, hostCache);
        admission = new WriteAdmission(vertx, backpressure, actionQuota, runAndPlanQuota);
        probe = new StorageProbe(vertx, pool);
        progressWriter = new ProgressWriter(vertx, pool, hostCache::evict);
        vertx.setTimer(LAST_SEEN_MILLIS, timer -> writeLastSeen());
        vertx.setPeriodic(SECOND_MILLIS, second -> {
            backpressure.tick();
            probe.second();
            long now = System.nanoTime();
            batches.takeOlderThan(WriteAdmission.writeDeadline(now))
                    .forEach(message -> refuse(message, admission.refuseLate()));
            preparation
                    .takeOlderThan(WriteAdmission.preparationDeadline(now))
                    .forEach(message -> refuse(message, admission.refusePreparation()));
        });
        vertx.setTimer(SECOND_MILLIS, timer -> refresh());
        return vertx.eventBus()
                .<ApprovedAnswer>localConsumer(ApprovedAnswerWriter.ADDRESS, approvedAnswers::add)
                .completion()
                .compose(done -> vertx.eventBus()
                        .<HostReport>localConsumer(HostReport.ADDRESS, this::receive)
                        .completion());
    }

    @Override
    public Future<?> stop() {
        hostCache.close();
        return lastSeenWriter.write();
    }

    private void receive(Message<HostReport> message) {
        StoredReport unchanged = findUnchanged(message.body());
        if (unchanged != null) {
            unchanged.host().markSeen();
            progressWriter.add(unchanged.host().id(), message.body().runs());
            meters.count(message.body().protocol(), ReportMeters.Kind.UNCHANGED);
            message.reply(unchanged);
        } else {
            accept(message);
        }
    }

    private void accept(Message<HostReport> message) {
        String host = message.body().host();
        int newActions = plans.countUncachedActions(message.body());
        long now = System.nanoTime();
        Optional<Failure> refusal =
                admission.checkQuota(host, newActions, () -> plans.countUncachedBytes(message.body()), now);
        if (refusal.isPresent()) {
            refuse(message, refusal.get());
        } else if (!WriteAdmission.needsPreparation(newActions)) {
            write(message);
        } else if (!preparation.add(message, now)) {
            refuse(message, admission.refusePreparation());
        }
    }

    private void onPrepared(Message<HostReport> message, Throwable failed) {
        if (failed == null) {
            write(message);
        } else {
            batches.refuse(List.of(message), failed);
        }
    }

    private void write(Message<HostReport> message) {
        if (!batches.add(message)) {
            refuse(message, admission.refuseQueueFull());
        }
    }

    /** The answer to a report that changes nothing, from memory; null if the database is needed. */
    private StoredReport findUnchanged(HostReport report) {
        HostEntry entry = hostCache.get(report.host());
        StoredPlan plan = plans.getCached(report.planDigest());
        planCacheMeters.countLookup(plan != null);
        boolean isUnchanged = entry != null
                && plan != null
                && report.facts() == null
                && report.runs().stream().allMatch(ProgressWriter::isProgressOnly)
                && entry.matches(report, plan);
        if (!isUnchanged) {
            return null;
        }
        List<StoredAction> storedActions =
                report.needsStoredActions() ? actions.getCached(plan.actionIds()) : List.of();
        return storedActions == null ? null : new StoredReport(entry, storedActions);
    }

    private static void refuse(Message<HostReport> message, Failure refusal) {
        message.reply(refusal.toReplyException());
    }

    private void refresh() {
        hostCache
                .refresh(pool)
                .onSuccess(isDatabaseOlder -> {
                    if (isDatabaseOlder) {
                        LOG.warn("the database is older than what was known of it: everything is read again");
                        hostCache.evict();
                        plans.clear();
                        actions.clear();
                    }
                })
                .onFailure(e -> LOG.debug("hosts not refreshed, later again reason={}", DatabaseErrors.reason(e)))
                .onComplete(done -> vertx.setTimer(SECOND_MILLIS, timer -> refresh()));
    }

    private void writeLastSeen() {
        lastSeenWriter.write().onComplete(done -> vertx.setTimer(LAST_SEEN_MILLIS, timer -> writeLastSeen()));
    }
}
