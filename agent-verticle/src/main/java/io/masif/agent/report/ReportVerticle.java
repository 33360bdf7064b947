package io.masif.agent.report;

import io.masif.agent.client.MasterClient.Reply;
import io.masif.agent.client.MasterConnection;
import io.masif.agent.config.AgentConfiguration;
import io.masif.agent.message.AgentReport;
import io.masif.agent.message.ReportAddress;
import io.masif.agent.message.ReportResult;
import io.masif.agent.message.ReportState;
import io.masif.boot.logging.FailureLog;
import io.masif.domain.Digest;
import io.masif.wire.FactsJson;
import io.masif.wire.JsonMembers;
import io.masif.wire.Report;
import io.masif.wire.ReportAnswer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Speaks with the master. It answers every {@link AgentReport}, also when no master could be reached. */
public final class ReportVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ReportVerticle.class);
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(1);
    private static final int OK = 200;
    private static final int CONFLICT = 409;

    private final AgentConfiguration configuration;
    private final Duration answerTimeout;
    private final ReportInterval reportInterval;
    private final AcknowledgedRuns acknowledgedRuns = new AcknowledgedRuns();
    private MasterConnection connection;
    private Digest acknowledgedPlan;
    private JsonObject acknowledgedFacts;
    private AcknowledgedState savedState;
    private long nextProgressNanos = System.nanoTime();
    private ConnectionProblem problem;
    private ConnectionProblem publishedProblem;
    private ReportState state;
    private final FailureLog unkept = new FailureLog(
            LOG, "what the master knows cannot be kept on disk", "what the master knows is kept on disk again");

    public ReportVerticle(AgentConfiguration configuration) {
        this(configuration, ANSWER_TIMEOUT);
    }

    /** @param answerTimeout how long an answer may take */
    ReportVerticle(AgentConfiguration configuration, Duration answerTimeout) {
        this.configuration = configuration;
        this.answerTimeout = answerTimeout;
        reportInterval = new ReportInterval(configuration.intervals().report(), new Random());
    }

    @Override
    public Future<?> start() {
        connection = new MasterConnection(vertx, configuration, answerTimeout);
        return loadState().compose(loaded -> connection.open()).onSuccess(opened -> vertx.eventBus()
                .consumer(ReportAddress.REPORT, (Message<AgentReport> message) -> report(message.body())
                        .onSuccess(message::reply)));
    }

    private Future<ReportResult> report(AgentReport report) {
        JsonObject facts = AcknowledgedFacts.ignoreSmallChange(
                TruncatedFacts.truncate(FactsJson.write(report.facts())), acknowledgedFacts);
        boolean includePlan = !report.plan().digest().equals(acknowledgedPlan);
        boolean includeProgress = System.nanoTime() - nextProgressNanos >= 0;
        return send(report, includePlan, Objects.equals(facts, acknowledgedFacts) ? null : facts, includeProgress)
                .compose(reply -> reply.status() == CONFLICT ? resendAll(report, facts) : Future.succeededFuture(reply))
                .map(reply -> handleReply(report, facts, includeProgress, reply))
                .otherwise(e -> handleFailure(
                        ConnectionProblem.of(e, configuration.master().address(), connection.tlsMaterial()),
                        Duration.ZERO))
                .compose(this::saveState)
                .onSuccess(this::publishState);
    }

    private Future<AcknowledgedState> loadState() {
        return vertx.executeBlocking(() -> AcknowledgedState.read(configuration.stateFolder()))
                .onSuccess(loaded -> {
                    savedState = loaded;
                    acknowledgedPlan = loaded.digest().isEmpty() ? null : Digest.parse(loaded.digest());
                    acknowledgedFacts = loaded.facts();
                });
    }

    /** On disk before it is answered: this process may end right after. */
    private Future<ReportResult> saveState(ReportResult answer) {
        AcknowledgedState now =
                new AcknowledgedState(acknowledgedPlan == null ? "" : acknowledgedPlan.toString(), acknowledgedFacts);
        if (now.equals(savedState)) {
            return Future.succeededFuture(answer);
        }
        // what could not be kept is tried again with the next answer
        return vertx.executeBlocking(() -> {
                    now.write(configuration.stateFolder());
                    return answer;
                })
                .onSuccess(kept -> {
                    savedState = now;
                    unkept.succeeded();
                })
                .otherwise(e -> {
                    unkept.failed(e.toString());
                    return answer;
                });
    }

    /** For a master that knows nothing of us, whatever another one acknowledged. */
    private Future<Reply> resendAll(AgentReport report, JsonObject facts) {
        acknowledgedRuns.clear();
        return send(report, true, facts, true);
    }

    private Future<Reply> send(AgentReport report, boolean includePlan, JsonObject facts, boolean includeProgress) {
        return connection.post(new Report(
                report.plan().digest(),
                includePlan ? Optional.of(report.plan()) : Optional.empty(),
                facts,
                acknowledgedRuns.findUnacknowledged(report.runs(), includeProgress)));
    }

    private ReportResult handleReply(AgentReport report, JsonObject facts, boolean includeProgress, Reply reply) {
        if (reply.status() != OK) {
            return handleFailure(ConnectionProblem.of(reply), RetryAfter.parse(reply.retryAfter(), Instant.now()));
        }
        ReportAnswer answer = ReportAnswer.read(JsonMembers.ofBody(reply.body()));
        acknowledgedPlan = report.plan().digest();
        acknowledgedFacts = facts;
        acknowledgedRuns.acknowledge(report.runs(), includeProgress);
        if (problem != null) {
            LOG.info(
                    "the master is reached again master={}",
                    configuration.master().address());
            problem = null;
        }
        Duration progressDelay = reportInterval.delayBetweenProgress(Duration.ofSeconds(answer.progressSeconds()));
        nextProgressNanos = includeProgress ? System.nanoTime() + progressDelay.toNanos() : nextProgressNanos;
        return new ReportResult(
                true,
                answer.approved(),
                reportInterval.delayAfterAnswer(Duration.ofSeconds(answer.nextSeconds())),
                progressDelay);
    }

    /** Logs what is wrong when it changes, not at every attempt. */
    private ReportResult handleFailure(ConnectionProblem now, Duration retryAfter) {
        if (problem == null || !problem.kind().equals(now.kind())) {
            LOG.warn(
                    "the report was not acknowledged master={} reason={}",
                    configuration.master().address(),
                    now.sentence());
        }
        problem = now;
        Duration delay = reportInterval.delayAfterFailure(retryAfter);
        return new ReportResult(false, Set.of(), delay, delay);
    }

    private void publishState(ReportResult answer) {
        Instant now = Instant.now();
        String reason = problem == null ? null : problem.sentence();
        boolean isSameProblem = state != null && Objects.equals(kindOf(publishedProblem), kindOf(problem));
        publishedProblem = problem;
        Instant lastAnswer = answer.acknowledged() ? now : state == null ? null : state.lastAcknowledged();
        state = new ReportState(
                answer.acknowledged(),
                reason,
                isSameProblem ? state.since() : now,
                lastAnswer,
                now.plus(answer.reportDelay()));
        vertx.eventBus().publish(ReportAddress.REPORT_STATE, state);
    }

    private static String kindOf(ConnectionProblem problem) {
        return problem == null ? "" : problem.kind();
    }
}
