package io.masif.agent.report;

import io.masif.agent.client.MasterConnection;
import io.masif.agent.client.MasterReply;
import io.masif.agent.config.AgentConfiguration;
import io.masif.agent.message.AgentReport;
import io.masif.agent.message.ReportAddress;
import io.masif.agent.message.ReportResult;
import io.masif.agent.message.StartDeadline;
import io.masif.wire.Report;
import io.masif.wire.ReportAnswer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/** Sends reports to the master. It answers every {@link AgentReport}, also when no master could be reached. */
public final class ReportVerticle extends VerticleBase {
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(1);
    private static final int OK = 200;
    private static final int CONFLICT = 409;

    private final AgentConfiguration configuration;
    private final Duration answerTimeout;
    private final ReportInterval reportInterval;
    private final MasterReachability reachability;
    private AcknowledgedState acknowledged;
    private MasterConnection connection;
    private NewsWatch watch;
    private long nextProgressNanos = System.nanoTime();

    /** @param problem why the report was not acknowledged; empty if it was */
    private record Attempt(ReportResult result, Optional<ConnectionProblem> problem) {}

    public ReportVerticle(AgentConfiguration configuration) {
        this(configuration, ANSWER_TIMEOUT);
    }

    /** @param answerTimeout how long an answer may take */
    ReportVerticle(AgentConfiguration configuration, Duration answerTimeout) {
        this.configuration = configuration;
        this.answerTimeout = answerTimeout;
        reportInterval = new ReportInterval(configuration.intervals().report(), new Random());
        reachability = new MasterReachability(configuration.master().address());
    }

    @Override
    public Future<?> start() {
        acknowledged = new AcknowledgedState(vertx, configuration.local().stateFolder());
        connection = new MasterConnection(vertx, configuration);
        watch = new NewsWatch(
                vertx,
                connection,
                reportInterval,
                configuration.intervals().maxWait(),
                this::handleNothingNew,
                () -> vertx.eventBus().publish(ReportAddress.DUE, ""));
        vertx.eventBus().consumer(ReportAddress.WATCH, (Message<String> idle) -> watch.start());
        return acknowledged.load().compose(loaded -> connection.open()).onSuccess(opened -> vertx.eventBus()
                .consumer(ReportAddress.REPORT, (Message<AgentReport> message) -> report(message.body())
                        .onSuccess(message::reply)));
    }

    private Future<ReportResult> report(AgentReport report) {
        JsonObject facts = acknowledged.toFacts(report);
        boolean includeProgress = System.nanoTime() - nextProgressNanos >= 0;
        Report news = acknowledged.createReport(report, facts, includeProgress);
        Future<Boolean> isStanding = watch.isWatching() && news.isEmpty()
                ? connection.hasNewFiles().map(hasNewFiles -> watch.isWatching() && !hasNewFiles)
                : Future.succeededFuture(false);
        return isStanding.compose(standing -> standing
                ? Future.succeededFuture(ReportResult.standing(reportInterval.delayAfterAnswer(Duration.ZERO)))
                : watch.stop().compose(stopped -> send(report, news, facts, includeProgress)));
    }

    private Future<ReportResult> send(AgentReport report, Report news, JsonObject facts, boolean includeProgress) {
        return connection
                .post(news, answerTimeout)
                .compose(reply -> reply.status() == CONFLICT
                        ? connection.post(acknowledged.createFullReport(report, facts), answerTimeout)
                        : Future.succeededFuture(reply))
                .map(reply -> handleReply(report, facts, includeProgress, reply))
                .otherwise(e -> notAcknowledged(
                        ConnectionProblem.of(e, configuration.master().address(), connection.tlsMaterial()),
                        Duration.ZERO))
                // on disk before it is answered: this process may end right after
                .compose(attempt -> acknowledged.save().map(attempt))
                .onSuccess(attempt ->
                        publishState(attempt.problem(), attempt.result().reportDelay()))
                .map(Attempt::result);
    }

    private Attempt handleReply(AgentReport report, JsonObject facts, boolean includeProgress, MasterReply reply) {
        if (reply.status() != OK) {
            return notAcknowledged(ConnectionProblem.of(reply), RetryAfter.parse(reply.retryAfter(), Instant.now()));
        }
        ReportAnswer answer = ReportAnswer.read(reply.readBody());
        acknowledged.acknowledge(report, facts, includeProgress);
        watch.onAnswer(report.plan().digest(), answer);
        Duration progressDelay = reportInterval.delayBetweenProgress(Duration.ofSeconds(answer.progressSeconds()));
        nextProgressNanos = includeProgress ? System.nanoTime() + progressDelay.toNanos() : nextProgressNanos;
        Duration delay = reportInterval.delayAfterAnswer(Duration.ofSeconds(answer.nextSeconds()));
        return new Attempt(
                new ReportResult(
                        true, false, answer.approved(), answer.retries(), deadlineOf(answer), delay, progressDelay),
                Optional.empty());
    }

    /** Measured from now on: the answer may have been under way for some time, which is short. */
    private static StartDeadline deadlineOf(ReportAnswer answer) {
        return answer.withinSeconds() == ReportAnswer.NO_LIMIT
                ? StartDeadline.NONE
                : StartDeadline.in(Duration.ofSeconds(answer.withinSeconds()));
    }

    private Attempt notAcknowledged(ConnectionProblem problem, Duration retryAfter) {
        Duration delay = reportInterval.delayAfterFailure(retryAfter);
        watch.onFailure();
        return new Attempt(ReportResult.notAcknowledged(delay), Optional.of(problem));
    }

    /** A report that waited is acknowledged like any other. */
    private void handleNothingNew(ReportAnswer answer) {
        publishState(Optional.empty(), reportInterval.delayAfterAnswer(Duration.ofSeconds(answer.nextSeconds())));
    }

    private void publishState(Optional<ConnectionProblem> problem, Duration delay) {
        vertx.eventBus().publish(ReportAddress.REPORT_STATE, reachability.recordAttempt(problem, delay, Instant.now()));
    }
}
