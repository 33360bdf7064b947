package io.masif.agent.report;

import io.masif.agent.AgentConfiguration;
import io.masif.agent.report.MasterClient.Reply;
import io.masif.boot.FailureLog;
import io.masif.domain.Digest;
import io.masif.wire.FactsJson;
import io.masif.wire.Members;
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

/** Speaks with the master. It answers every {@link Telling}, also when no master could be reached. */
public final class ReportVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ReportVerticle.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int OK = 200;
    private static final int CONFLICT = 409;

    private final AgentConfiguration configuration;
    private final Duration patience;
    private final Pace pace;
    private final KnownRuns knownRuns = new KnownRuns();
    private MasterLink master;
    private Digest knownPlan;
    private JsonObject knownFacts;
    private Known remembered;
    private long progressFrom = System.nanoTime();
    private Trouble trouble;
    private Trouble told;
    private ReportState state;
    private final FailureLog unkept = new FailureLog(
            LOG, "what the master knows cannot be kept on disk", "what the master knows is kept on disk again");

    public ReportVerticle(AgentConfiguration configuration) {
        this(configuration, PATIENCE);
    }

    /** @param patience how long an answer may take */
    ReportVerticle(AgentConfiguration configuration, Duration patience) {
        this.configuration = configuration;
        this.patience = patience;
        pace = new Pace(configuration.report(), new Random());
    }

    @Override
    public Future<?> start() {
        master = new MasterLink(vertx, configuration, patience);
        return recall().compose(known -> master.open()).onSuccess(opened -> vertx.eventBus()
                .consumer(ReportAddress.TELL, (Message<Telling> message) -> tell(message.body())
                        .onSuccess(message::reply)));
    }

    private Future<Answer> tell(Telling telling) {
        JsonObject facts = KnownFacts.settled(ShortFacts.of(FactsJson.write(telling.facts())), knownFacts);
        boolean plan = !telling.plan().digest().equals(knownPlan);
        boolean progress = System.nanoTime() - progressFrom >= 0;
        return send(telling, plan, Objects.equals(facts, knownFacts) ? null : facts, progress)
                .compose(reply -> reply.status() == CONFLICT ? all(telling, facts) : Future.succeededFuture(reply))
                .map(reply -> answer(telling, facts, progress, reply))
                .otherwise(e -> failed(Trouble.of(e, configuration.master(), master.tls()), Duration.ZERO))
                .compose(this::remember)
                .onSuccess(this::publish);
    }

    private Future<Known> recall() {
        return vertx.executeBlocking(() -> Known.in(configuration.state())).onSuccess(known -> {
            remembered = known;
            knownPlan = known.digest().isEmpty() ? null : Digest.parse(known.digest());
            knownFacts = known.facts();
        });
    }

    /** On disk before it is answered: this process may end right after. */
    private Future<Answer> remember(Answer answer) {
        Known now = new Known(knownPlan == null ? "" : knownPlan.toString(), knownFacts);
        if (now.equals(remembered)) {
            return Future.succeededFuture(answer);
        }
        // what could not be kept is tried again with the next answer
        return vertx.executeBlocking(() -> {
                    now.keep(configuration.state());
                    return answer;
                })
                .onSuccess(kept -> {
                    remembered = now;
                    unkept.succeeded();
                })
                .otherwise(e -> {
                    unkept.failed(e.toString());
                    return answer;
                });
    }

    /** For a master that knows nothing of us, whatever another one acknowledged. */
    private Future<Reply> all(Telling telling, JsonObject facts) {
        knownRuns.forget();
        return send(telling, true, facts, true);
    }

    private Future<Reply> send(Telling telling, boolean plan, JsonObject facts, boolean progress) {
        return master.post(new Report(
                telling.plan().digest(),
                plan ? Optional.of(telling.plan()) : Optional.empty(),
                facts,
                knownRuns.news(telling.runs(), progress)));
    }

    private Answer answer(Telling telling, JsonObject facts, boolean progress, Reply reply) {
        if (reply.status() != OK) {
            return failed(Trouble.of(reply), RetryAfter.parse(reply.retryAfter(), Instant.now()));
        }
        ReportAnswer answer = ReportAnswer.read(Members.ofBody(reply.body()));
        knownPlan = telling.plan().digest();
        knownFacts = facts;
        knownRuns.acknowledged(telling.runs(), progress);
        if (trouble != null) {
            LOG.info("the master is reached again master={}", configuration.master());
            trouble = null;
        }
        Duration between = pace.betweenProgress(Duration.ofSeconds(answer.progress()));
        progressFrom = progress ? System.nanoTime() + between.toNanos() : progressFrom;
        return new Answer(true, answer.approved(), pace.afterAnswer(Duration.ofSeconds(answer.next())), between);
    }

    /** Logs what is wrong when it changes, not at every attempt. */
    private Answer failed(Trouble now, Duration retryAfter) {
        if (trouble == null || !trouble.kind().equals(now.kind())) {
            LOG.warn("the report was not acknowledged master={} reason={}", configuration.master(), now.sentence());
        }
        trouble = now;
        Duration pause = pace.afterFailure(retryAfter);
        return new Answer(false, Set.of(), pause, pause);
    }

    private void publish(Answer answer) {
        Instant now = Instant.now();
        String reason = trouble == null ? null : trouble.sentence();
        boolean same = state != null && Objects.equals(kind(told), kind(trouble));
        told = trouble;
        Instant lastAnswer = answer.acknowledged() ? now : state == null ? null : state.lastAnswer();
        state = new ReportState(
                answer.acknowledged(), reason, same ? state.since() : now, lastAnswer, now.plus(answer.pause()));
        vertx.eventBus().publish(ReportAddress.STATE, state);
    }

    private static String kind(Trouble trouble) {
        return trouble == null ? "" : trouble.kind();
    }
}
