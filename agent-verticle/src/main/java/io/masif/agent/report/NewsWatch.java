package io.masif.agent.report;

import io.masif.agent.client.MasterConnection;
import io.masif.agent.client.MasterReply;
import io.masif.domain.Digest;
import io.masif.wire.Report;
import io.masif.wire.ReportAnswer;
import io.masif.wire.WaitRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Waits, while there is nothing to report, until a master has something new: an empty report whose answer the master holds back,
 * again and again. It executes nothing: when it ends, a report is due, and the answer to that one counts. Belongs to one event
 * loop.
 */
final class NewsWatch {
    /** How long after its time an answer may come: then this master is asked no more. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    /** A master whose answers differ from each other is not asked all the time. */
    private static final long MIN_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int OK = 200;

    private final Vertx vertx;
    private final MasterConnection connection;
    private final ReportInterval interval;
    private final Duration maxWait;
    private final Consumer<ReportAnswer> onNothingNew;
    private final Runnable onReportDue;
    private Digest plan;
    private ReportAnswer last;
    private boolean isWatching;
    private long timer = -1;
    private Future<?> request = Future.succeededFuture();
    private long lastRequestNanos = System.nanoTime() - MIN_PAUSE_NANOS;

    /**
     * @param maxWait how long a master may hold an answer back; zero for not at all
     * @param onNothingNew called with an answer that tells the same as the one before
     * @param onReportDue called when the watch has ended by itself
     */
    NewsWatch(
            Vertx vertx,
            MasterConnection connection,
            ReportInterval interval,
            Duration maxWait,
            Consumer<ReportAnswer> onNothingNew,
            Runnable onReportDue) {
        this.vertx = vertx;
        this.connection = connection;
        this.interval = interval;
        this.maxWait = maxWait;
        this.onNothingNew = onNothingNew;
        this.onReportDue = onReportDue;
    }

    /** A master has acknowledged a report. */
    void onAnswer(Digest reportedPlan, ReportAnswer answer) {
        plan = reportedPlan;
        last = answer;
    }

    /** No report was acknowledged since: the masters may know nothing of this host. */
    void onFailure() {
        last = null;
    }

    /** Begins, if a master has said that it may be asked to. */
    void start() {
        if (!isWatching && waitSeconds() > 0) {
            isWatching = true;
            long pauseNanos = MIN_PAUSE_NANOS - (System.nanoTime() - lastRequestNanos);
            scheduleRequest(Duration.ofNanos(Math.max(0, pauseNanos)));
        }
    }

    boolean isWatching() {
        return isWatching;
    }

    /** Ends it; completes when the connection can be used for another report. */
    Future<Void> stop() {
        isWatching = false;
        vertx.cancelTimer(timer);
        if (!request.isComplete()) {
            connection.abort();
        }
        return request.<Void>mapEmpty().otherwiseEmpty();
    }

    /** What is approved and not executed is tried again at the next report, which is due as soon as without a watch. */
    private int waitSeconds() {
        if (last == null) {
            return 0;
        }
        Duration most = last.approved().isEmpty() ? maxWait : shorterOf(maxWait, interval.shortest());
        return (int) Math.min(last.waitSeconds(), most.toSeconds());
    }

    private static Duration shorterOf(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void scheduleRequest(Duration pause) {
        timer = vertx.setTimer(Math.max(1, pause.toMillis()), over -> send());
    }

    private void send() {
        lastRequestNanos = System.nanoTime();
        WaitRequest wait = new WaitRequest(waitSeconds(), last.tag());
        Report report = new Report(plan, Optional.empty(), null, List.of(), wait);
        request = connection
                .post(report, Duration.ofSeconds(wait.seconds()).plus(GRACE))
                .onSuccess(reply -> ifWatching(() -> handleReply(reply)))
                .onFailure(e -> ifWatching(() -> end(interval.delayAfterLostWait(isTimeout(e)))));
    }

    private void ifWatching(Runnable action) {
        if (isWatching) {
            action.run();
        }
    }

    private void handleReply(MasterReply reply) {
        if (reply.status() != OK) {
            Duration retryAfter = RetryAfter.parse(reply.retryAfter(), Instant.now());
            end(retryAfter.isZero() ? interval.delayAfterLostWait(false) : interval.delayAfterFailure(retryAfter));
            return;
        }
        Future.succeededFuture(reply)
                .map(ok -> ReportAnswer.read(ok.readBody()))
                .onSuccess(this::handleAnswer)
                .onFailure(e -> end(interval.delayAfterLostWait(false)));
    }

    private void handleAnswer(ReportAnswer answer) {
        boolean isNew = !answer.tag().equals(last.tag());
        last = answer;
        if (isNew || !answer.approved().isEmpty() || waitSeconds() == 0) {
            end(Duration.ZERO);
        } else {
            onNothingNew.accept(answer);
            scheduleRequest(interval.delayAfterWait(Duration.ofSeconds(answer.nextSeconds())));
        }
    }

    private void end(Duration pause) {
        if (pause.isZero()) {
            isWatching = false;
            onReportDue.run();
        } else {
            timer = vertx.setTimer(pause.toMillis(), over -> end(Duration.ZERO));
        }
    }

    private static boolean isTimeout(Throwable failure) {
        return failure instanceof TimeoutException;
    }
}
