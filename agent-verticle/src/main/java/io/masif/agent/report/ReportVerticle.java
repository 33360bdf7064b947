package io.masif.agent.report;

import io.masif.agent.client.MasterConnection;
import io.masif.agent.client.MasterReply;
import io.masif.agent.config.AgentConfiguration;
import io.masif.agent.message.AgentReport;
import io.masif.agent.message.ReportAddress;
import io.masif.agent.message.ReportResult;
import io.masif.wire.ReportAnswer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

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
        connection = new MasterConnection(vertx, configuration, answerTimeout);
        return acknowledged.load().compose(loaded -> connection.open()).onSuccess(opened -> vertx.eventBus()
                .consumer(ReportAddress.REPORT, (Message<AgentReport> message) -> report(message.body())
                        .onSuccess(message::reply)));
    }

    private Future<ReportResult> report(AgentReport report) {
        JsonObject facts = acknowledged.toFacts(report);
        boolean includeProgress = System.nanoTime() - nextProgressNanos >= 0;
        return connection
                .post(acknowledged.createReport(report, facts, includeProgress))
                .compose(reply -> reply.status() == CONFLICT
                        ? connection.post(acknowledged.createFullReport(report, facts))
                        : Future.succeededFuture(reply))
                .map(reply -> handleReply(report, facts, includeProgress, reply))
                .otherwise(e -> notAcknowledged(
                        ConnectionProblem.of(e, configuration.master().address(), connection.tlsMaterial()),
                        Duration.ZERO))
                // on disk before it is answered: this process may end right after
                .compose(attempt -> acknowledged.save().map(attempt))
                .onSuccess(this::publishState)
                .map(Attempt::result);
    }

    private Attempt handleReply(AgentReport report, JsonObject facts, boolean includeProgress, MasterReply reply) {
        if (reply.status() != OK) {
            return notAcknowledged(ConnectionProblem.of(reply), RetryAfter.parse(reply.retryAfter(), Instant.now()));
        }
        ReportAnswer answer = ReportAnswer.read(reply.readBody());
        acknowledged.acknowledge(report, facts, includeProgress);
        Duration progressDelay = reportInterval.delayBetweenProgress(Duration.ofSeconds(answer.progressSeconds()));
        nextProgressNanos = includeProgress ? System.nanoTime() + progressDelay.toNanos() : nextProgressNanos;
        Duration delay = reportInterval.delayAfterAnswer(Duration.ofSeconds(answer.nextSeconds()));
        return new Attempt(
                new ReportResult(true, answer.approved(), answer.retries(), delay, progressDelay), Optional.empty());
    }

    private Attempt notAcknowledged(ConnectionProblem problem, Duration retryAfter) {
        Duration delay = reportInterval.delayAfterFailure(retryAfter);
        return new Attempt(new ReportResult(false, Set.of(), Map.of(), delay, delay), Optional.of(problem));
    }

    private void publishState(Attempt attempt) {
        vertx.eventBus()
                .publish(
                        ReportAddress.REPORT_STATE,
                        reachability.recordAttempt(
                                attempt.problem(), attempt.result().reportDelay(), Instant.now()));
    }
}
