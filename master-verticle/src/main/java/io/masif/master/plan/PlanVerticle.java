package io.masif.master.plan;

import io.masif.domain.Digest;
import io.masif.failure.Failure;
import io.masif.master.store.AgentRow;
import io.masif.master.store.DatabaseTrouble;
import io.masif.master.store.StoredPlan;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the reports of all hosts, writes those that change something together, and answers when it is committed. */
public final class PlanVerticle extends VerticleBase {
    private static final long REFRESH_MILLIS = 1000;
    private static final long LAST_SEEN_MILLIS = 5000;

    private static final Logger LOG = LoggerFactory.getLogger(PlanVerticle.class);

    private final Pool pool;
    private final Duration gather;
    private final Fleet fleet = new Fleet();
    private final ReportQueue queue = new ReportQueue();
    private final ActionCatalogue actions = new ActionCatalogue();
    private final PlanCatalogue plans = new PlanCatalogue(actions);
    private ReportWriter writer;
    private LastSeen lastSeen;
    private ProgressWriter progress;
    private boolean writing;

    public PlanVerticle(Pool pool, Duration gather) {
        this.pool = pool;
        this.gather = gather;
    }

    @Override
    public Future<?> start() {
        writer = new ReportWriter(vertx, pool, plans, actions, fleet);
        lastSeen = new LastSeen(vertx, pool);
        progress = new ProgressWriter(vertx, pool);
        refresh();
        vertx.setTimer(LAST_SEEN_MILLIS, timer -> writeLastSeen());
        return vertx.eventBus()
                .<HostReport>localConsumer(HostReport.ADDRESS, this::receive)
                .completion();
    }

    @Override
    public Future<?> stop() {
        return lastSeen.write();
    }

    private void receive(Message<HostReport> message) {
        HostReport report = message.body();
        AgentRow known = fleet.get(report.host());
        StoredPlan plan = plans.remembered(report.digest());
        if (known != null && plan != null && changesNothing(report, known, plan)) {
            lastSeen.mark(known.id());
            progress.add(known.id(), report.runs());
            message.reply(plan);
        } else if (queue.full()) {
            fail(message, DatabaseTrouble.unavailable(null));
        } else {
            queue.add(message);
            if (!writing) {
                writing = true;
                vertx.setTimer(gather.toMillis(), timer -> writeNext());
            }
        }
    }

    private static boolean changesNothing(HostReport report, AgentRow known, StoredPlan plan) {
        return report.runs().stream().allMatch(ProgressWriter::only)
                && known.protocol() == report.protocol()
                && known.plan() == plan.id()
                && (report.facts() == null || Objects.equals(known.facts(), report.factsDigest()));
    }

    private void writeNext() {
        List<Message<HostReport>> batch = queue.take();
        write(batch).onComplete(done -> {
            if (queue.isEmpty()) {
                writing = false;
            } else {
                writeNext();
            }
        });
    }

    private Future<Void> write(List<Message<HostReport>> batch) {
        return writer.write(batch.stream().map(Message::body).toList())
                .onSuccess(known -> batch.forEach(message -> answer(message, known)))
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

    private static void answer(Message<HostReport> message, Map<Digest, StoredPlan> known) {
        StoredPlan plan = known.get(message.body().digest());
        if (plan == null) {
            fail(
                    message,
                    Failure.of(
                            Failure.Code.CONFLICT,
                            "plan.digest is not known here: send plan.actions and facts as well"));
        } else {
            message.reply(plan);
        }
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
                .onComplete(done -> vertx.setTimer(REFRESH_MILLIS, timer -> refresh()));
    }

    private void writeLastSeen() {
        lastSeen.write().onComplete(done -> vertx.setTimer(LAST_SEEN_MILLIS, timer -> writeLastSeen()));
    }
}
