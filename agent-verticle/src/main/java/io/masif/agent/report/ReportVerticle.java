package io.masif.agent.report;

import io.masif.agent.AgentConfiguration;
import io.masif.domain.Digest;
import io.masif.failure.Failure;
import io.masif.wire.FactsJson;
import io.masif.wire.Members;
import io.masif.wire.Report;
import io.masif.wire.ReportAnswer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
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
    private static final int OK = 200;
    private static final int CONFLICT = 409;

    private final AgentConfiguration configuration;
    private final Pace pace;
    private MasterClient master;
    private Digest knownPlan;
    private JsonObject knownFacts;
    private Known remembered;
    private String trouble = "";
    private ReportState state;
    private Instant since;
    private Instant lastAnswer;

    public ReportVerticle(AgentConfiguration configuration) {
        this.configuration = configuration;
        pace = new Pace(configuration.report(), new Random());
    }

    @Override
    public Future<?> start() {
        return vertx.executeBlocking(() -> Known.in(configuration.state()))
                .onSuccess(this::recall)
                .compose(known -> vertx.executeBlocking(() -> MasterClient.open(vertx, configuration)))
                .onSuccess(opened -> {
                    master = opened;
                    vertx.eventBus().consumer(ReportAddress.TELL, (Message<Telling> message) -> tell(message.body())
                            .onSuccess(message::reply));
                });
    }

    private Future<Answer> tell(Telling telling) {
        JsonObject facts = FactsJson.write(telling.facts());
        boolean plan = !telling.plan().digest().equals(knownPlan);
        return send(telling, plan, Objects.equals(facts, knownFacts) ? null : facts)
                .compose(response -> response.statusCode() == CONFLICT
                        ? send(telling, true, facts)
                        : Future.succeededFuture(response))
                .map(response -> answer(telling, facts, response))
                .otherwise(this::failed)
                .compose(this::remember)
                .onSuccess(this::publish);
    }

    private void recall(Known known) {
        remembered = known;
        knownPlan = known.digest().isEmpty() ? null : Digest.parse(known.digest());
        knownFacts = known.facts();
    }

    /** On disk before it is answered: this process may end right after. */
    private Future<Answer> remember(Answer answer) {
        Known now = new Known(knownPlan == null ? "" : knownPlan.toString(), knownFacts);
        if (now.equals(remembered)) {
            return Future.succeededFuture(answer);
        }
        remembered = now;
        return vertx.executeBlocking(() -> {
                    now.keep(configuration.state());
                    return answer;
                })
                .otherwise(e -> {
                    LOG.warn("what the master knows is not remembered reason={}", e.toString());
                    return answer;
                });
    }

    private void publish(Answer answer) {
        Instant now = Instant.now();
        String reason = answer.acknowledged() ? null : trouble;
        if (state == null || !Objects.equals(state.trouble(), reason)) {
            since = now;
        }
        lastAnswer = answer.acknowledged() ? now : lastAnswer;
        state = new ReportState(answer.acknowledged(), reason, since, lastAnswer, now.plus(answer.pause()));
        vertx.eventBus().publish(ReportAddress.STATE, state);
    }

    private Future<HttpResponse<Buffer>> send(Telling telling, boolean plan, JsonObject facts) {
        return master.post(new Report(
                telling.plan().digest(), plan ? Optional.of(telling.plan()) : Optional.empty(), facts, telling.runs()));
    }

    private Answer answer(Telling telling, JsonObject facts, HttpResponse<Buffer> response) {
        if (response.statusCode() != OK || response.body() == null) {
            return refused(response);
        }
        ReportAnswer answer = ReportAnswer.read(Members.ofBody(response.body()));
        knownPlan = telling.plan().digest();
        knownFacts = facts;
        if (!trouble.isEmpty()) {
            LOG.info("the master is reached again master={}", configuration.master());
            trouble = "";
        }
        return new Answer(true, answer.approved(), pace.afterAnswer(Duration.ofSeconds(answer.next())));
    }

    private Answer refused(HttpResponse<Buffer> response) {
        note("the master answered " + response.statusCode() + ": " + sentence(response));
        return new Answer(false, Set.of(), pace.afterFailure(retryAfter(response)));
    }

    private Answer failed(Throwable thrown) {
        String reason = thrown instanceof Failure
                ? "its answer is not understood: " + thrown.getMessage()
                : thrown.getClass().getSimpleName() + ": " + root(thrown).getMessage();
        note(reason);
        return new Answer(false, Set.of(), pace.afterFailure(Duration.ZERO));
    }

    /** Logs what is wrong when it changes, not at every attempt. */
    private void note(String reason) {
        if (!trouble.equals(reason)) {
            LOG.warn("the report was not acknowledged master={} reason={}", configuration.master(), reason);
            trouble = reason;
        }
    }

    private static Duration retryAfter(HttpResponse<Buffer> response) {
        String header = response.getHeader("Retry-After");
        return header != null && header.matches("[0-9]{1,5}")
                ? Duration.ofSeconds(Long.parseLong(header))
                : Duration.ZERO;
    }

    private static String sentence(HttpResponse<Buffer> response) {
        String body = response.bodyAsString();
        return body == null ? "" : body.substring(0, Math.min(body.length(), 300));
    }

    private static Throwable root(Throwable thrown) {
        return thrown.getCause() == null ? thrown : root(thrown.getCause());
    }
}
