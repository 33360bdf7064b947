package io.masif.master.plan;

import io.masif.domain.Digest;
import io.masif.failure.Failure;
import io.masif.master.store.ApprovedAnswerStore;
import io.masif.master.store.ApprovedAnswerStore.ApprovedAnswer;
import io.masif.master.store.DatabaseTrouble;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.sqlclient.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes what hosts of version 1 of the protocol are about to be answered, for many of them together. Each
 * {@link ApprovedAnswer} that is sent to the address is replied to when it is committed.
 */
public final class ApprovedAnswers {
    /** Where they are sent. */
    public static final String ADDRESS = "master.plan.approved-answer";

    private static final DeliveryOptions PATIENCE = new DeliveryOptions().setSendTimeout(10_000);
    private static final long GATHER_MILLIS = 10;
    private static final int MOST_WAITING = 20_000;

    private final Vertx vertx;
    private final Pool pool;
    private List<Message<ApprovedAnswer>> waiting = new ArrayList<>();
    private boolean isWriting;

    ApprovedAnswers(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    /**
     * Writes what a host is about to be answered, unless that is written already. An answer that approves something has
     * to wait for it. One that approves nothing need not, but may be given again only when this has succeeded: otherwise
     * the answer before would stay in the database.
     *
     * @param host as its report was written
     * @param complete whether all of its plan is approved
     * @param approved the actions that are
     * @param approvals the revision of the approvals from which the answer was computed
     */
    public static Future<?> write(
            EventBus bus, KnownHost host, boolean complete, Set<Digest> approved, long approvals) {
        ApprovedAnswer answer = new ApprovedAnswer(host.id(), host.plan(), complete, complete ? Set.of() : approved);
        if (host.hasWritten(answer, approvals)) {
            return Future.succeededFuture();
        }
        return bus.request(ADDRESS, answer, PATIENCE).onSuccess(done -> host.written(answer, approvals));
    }

    /** As the other one. That nothing is approved need not be written of a host of which the database has no answer. */
    public static Future<?> write(
            EventBus bus, Written report, boolean complete, Set<Digest> approved, long approvals) {
        KnownHost host = report.host();
        if (!report.isUnanswered() || complete || !approved.isEmpty()) {
            return write(bus, host, complete, approved, approvals);
        }
        host.written(new ApprovedAnswer(host.id(), host.plan(), false, Set.of()), approvals);
        return Future.succeededFuture();
    }

    void add(Message<ApprovedAnswer> message) {
        if (waiting.size() >= MOST_WAITING) {
            message.reply(Failure.unavailable("there are more answers than can be written", null)
                    .sendable());
            return;
        }
        waiting.add(message);
        begin();
    }

    private void begin() {
        if (!isWriting && !waiting.isEmpty()) {
            isWriting = true;
            vertx.setTimer(GATHER_MILLIS, timer -> write());
        }
    }

    private void write() {
        List<Message<ApprovedAnswer>> batch = waiting;
        waiting = new ArrayList<>();
        TreeMap<Long, ApprovedAnswer> latest = new TreeMap<>();
        batch.forEach(message -> latest.put(message.body().agent(), message.body()));
        DatabaseTrouble.again(vertx, () -> ApprovedAnswerStore.write(pool, latest.values()))
                .onSuccess(done -> batch.forEach(message -> message.reply(null)))
                .onFailure(e -> batch.forEach(
                        message -> message.reply(DatabaseTrouble.unavailable(e).sendable())))
                .onComplete(done -> {
                    isWriting = false;
                    begin();
                });
    }
}
