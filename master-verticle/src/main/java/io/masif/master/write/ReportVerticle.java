package io.masif.master.write;

import io.masif.boot.database.DatabaseConfiguration;
import io.masif.master.catalogue.FleetCatalogue;
import io.masif.master.database.DatabaseErrors;
import io.masif.master.database.SerialTransactions;
import io.masif.master.database.TransactionRunner;
import io.masif.master.duplicate.DuplicateIdentityDetector;
import io.masif.master.host.HostCache;
import io.masif.master.host.LastSeenWriter;
import io.masif.master.host.RemovedHosts;
import io.masif.master.overload.BackpressureController;
import io.masif.master.report.ReportSubmission;
import io.masif.master.store.ApprovedAnswerStore.ApprovedAnswer;
import io.masif.master.store.StorageProbe;
import io.masif.master.store.revision.WriterLease;
import io.masif.master.v1.ApprovedAnswerRecorder;
import io.masif.master.v1.MasterUptime;
import io.masif.master.v1.SilentHosts;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts what writes reports, gives it the reports of the event bus, and does what is due every few seconds. */
public final class ReportVerticle extends VerticleBase {
    private static final long SECOND_MILLIS = 1000;
    private static final long LAST_SEEN_MILLIS = 5000;

    /** A smaller pool has no connection to spare: the approvals, and what removes old rows, need one each. */
    private static final int LEAST_TO_KEEP_ONE = 4;
    /** How often a kept connection is used within the time after which an idle one is closed. */
    private static final int USES_WITHIN_TIMEOUT = 3;

    private static final Logger LOG = LoggerFactory.getLogger(ReportVerticle.class);

    private final Supplier<Pool> openPool;
    private final DatabaseConfiguration database;
    private final Duration batchDelay;
    private final HostCache hostCache;
    private final BackpressureController backpressure;
    private final FleetCatalogue catalogue;
    private Pool pool;
    private LastSeenWriter lastSeenWriter;
    private RemovedHosts removedHosts;

    /**
     * @param openPool opens the pool; a pool that this verticle opens exists until the verticle has stopped
     * @param database how many connections the pool has at most, and when it closes an idle one
     * @param batchDelay how long to wait for other reports before the first of a batch is written
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
        this.catalogue = new FleetCatalogue(hostCache::isNew);
        this.backpressure = backpressure;
    }

    @Override
    public Future<?> start() {
        pool = openPool.get();
        WriterLease.of(vertx).keep(pool);
        lastSeenWriter = new LastSeenWriter(vertx, pool, hostCache);
        removedHosts = new RemovedHosts(pool, hostCache);
        ReportReceiver receiver = createReceiver();
        StorageProbe probe = new StorageProbe(vertx, pool);
        new SilentHosts(vertx, pool, new MasterUptime()).start();
        vertx.setTimer(LAST_SEEN_MILLIS, timer -> writeLastSeen());
        vertx.setPeriodic(SECOND_MILLIS, second -> {
            backpressure.tick();
            probe.second();
            receiver.refuseOverdue();
        });
        vertx.setTimer(SECOND_MILLIS, timer -> refresh());
        ApprovedAnswerRecorder approvedAnswers = new ApprovedAnswerRecorder(vertx, pool);
        return vertx.eventBus()
                .<ApprovedAnswer>localConsumer(ApprovedAnswerRecorder.ADDRESS, approvedAnswers::add)
                .completion()
                .compose(done -> vertx.eventBus()
                        .<ReportSubmission>localConsumer(ReportSubmission.ADDRESS, receiver::receive)
                        .completion());
    }

    @Override
    public Future<?> stop() {
        hostCache.close();
        return lastSeenWriter.write().eventually(() -> WriterLease.of(vertx).release(pool));
    }

    private ReportReceiver createReceiver() {
        DuplicateIdentityDetector duplicateDetector = new DuplicateIdentityDetector(vertx, pool);
        duplicateDetector.scheduleExpiry();
        ReportWriter writer =
                new ReportWriter(vertx, pool, createTransactions(), catalogue, hostCache, duplicateDetector);
        return new ReportReceiver(
                vertx,
                hostCache,
                catalogue,
                backpressure,
                new ProgressWriter(vertx, pool, hostCache::evict),
                new ReportBatches(vertx, batchDelay, writer, hostCache, backpressure),
                writer::prepare);
    }

    private TransactionRunner createTransactions() {
        if (database.connections() < LEAST_TO_KEEP_ONE) {
            return TransactionRunner.of(pool);
        }
        SerialTransactions transactions = new SerialTransactions(pool);
        vertx.setPeriodic(database.timeout().toMillis() / USES_WITHIN_TIMEOUT, timer -> transactions.keepAlive());
        return transactions;
    }

    private void refresh() {
        hostCache
                .refresh(pool, WriterLease.of(vertx))
                .onSuccess(isDatabaseOlder -> {
                    if (isDatabaseOlder) {
                        LOG.warn("the database is older than this master's memory of it: everything is read again");
                        hostCache.evict();
                        catalogue.clear();
                    }
                })
                .compose(refreshed -> removedHosts.evict())
                .onFailure(e -> LOG.debug("hosts not refreshed, later again reason={}", DatabaseErrors.reason(e)))
                .onComplete(done -> vertx.setTimer(SECOND_MILLIS, timer -> refresh()));
    }

    private void writeLastSeen() {
        lastSeenWriter.write().onComplete(done -> vertx.setTimer(LAST_SEEN_MILLIS, timer -> writeLastSeen()));
    }
}
