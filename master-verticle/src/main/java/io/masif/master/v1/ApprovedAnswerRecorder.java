package io.masif.master.v1;

import io.masif.domain.Digest;
import io.masif.failure.Failure;
import io.masif.master.database.DatabaseErrors;
import io.masif.master.host.AnswerBasis;
import io.masif.master.host.HostEntry;
import io.masif.master.host.StoredReport;
import io.masif.master.overload.ReportAdmission;
import io.masif.master.overload.WriteAdmission;
import io.masif.master.store.ApprovedAnswerStore;
import io.masif.master.store.ApprovedAnswerStore.ApprovedAnswer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.sqlclient.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes answers to hosts of version 1 of the protocol before they are given, many of them together. Each
 * {@link ApprovedAnswer} that is sent to the address is replied to when it is committed.
 */
public final class ApprovedAnswerRecorder {
    /** The event bus address that accepts these answers. */
    public static final String ADDRESS = "master.plan.approved-answer";

    private static final long BATCH_DELAY_MILLIS = 10;

    private final Vertx vertx;
    private final Pool pool;
    private List<Message<ApprovedAnswer>> waiting = new ArrayList<>();
    private boolean isWriting;

    public ApprovedAnswerRecorder(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    /**
     * Writes an answer, unless the database has it. An answer that approves something is given only after that. One that
     * approves nothing may be given at once, but is given again from memory only after this has succeeded: otherwise the
     * answer before would stay in the database.
     *
     * @param host as its report was written
     * @param isComplete whether all of its plan is approved
     * @param approved the approved actions
     * @param basis from what the answer was computed
     */
    public static Future<?> write(
            EventBus bus, HostEntry host, boolean isComplete, Set<Digest> approved, AnswerBasis basis) {
        ApprovedAnswer answer =
                new ApprovedAnswer(host.id(), host.planId(), isComplete, isComplete ? Set.of() : approved);
        if (host.hasStoredAnswer(answer, basis)) {
            return Future.succeededFuture();
        }
        return bus.request(ADDRESS, answer, ReportAdmission.STORE_TIMEOUT).map(done -> {
            host.setStoredAnswer(answer, basis);
            return null;
        });
    }

    /** As the other one; for a host without an answer in the database, an answer that approves nothing is not written. */
    public static Future<?> write(
            EventBus bus, StoredReport report, boolean isComplete, Set<Digest> approved, AnswerBasis basis) {
        HostEntry host = report.host();
        if (!report.isUnanswered() || isComplete || !approved.isEmpty()) {
            return write(bus, host, isComplete, approved, basis);
        }
        host.setStoredAnswer(new ApprovedAnswer(host.id(), host.planId(), false, Set.of()), basis);
        return Future.succeededFuture();
    }

    public void add(Message<ApprovedAnswer> message) {
        Optional<Failure> refusal = WriteAdmission.checkWaitingAnswers(waiting.size());
        if (refusal.isPresent()) {
            message.reply(refusal.get().toReplyException());
            return;
        }
        waiting.add(message);
        scheduleWrite();
    }

    private void scheduleWrite() {
        if (!isWriting && !waiting.isEmpty()) {
            isWriting = true;
            vertx.setTimer(BATCH_DELAY_MILLIS, timer -> write());
        }
    }

    private void write() {
        List<Message<ApprovedAnswer>> batch = waiting;
        waiting = new ArrayList<>();
        TreeMap<Long, ApprovedAnswer> latest = new TreeMap<>();
        batch.forEach(message -> latest.put(message.body().agentId(), message.body()));
        DatabaseErrors.retryConflicts(vertx, () -> ApprovedAnswerStore.write(pool, latest.values()))
                .onSuccess(done -> batch.forEach(message -> message.reply(null)))
                .onFailure(e -> batch.forEach(
                        message -> message.reply(DatabaseErrors.toUnavailable(e).toReplyException())))
                .onComplete(done -> {
                    isWriting = false;
                    scheduleWrite();
                });
    }
}
