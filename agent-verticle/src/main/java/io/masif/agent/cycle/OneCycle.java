package io.masif.agent.cycle;

import io.masif.agent.apt.Acknowledgement;
import io.masif.agent.apt.AptAddress;
import io.masif.agent.apt.Execution;
import io.masif.agent.apt.Look;
import io.masif.agent.apt.Order;
import io.masif.agent.apt.Outlook;
import io.masif.agent.apt.RunList;
import io.masif.agent.report.Answer;
import io.masif.agent.report.Known;
import io.masif.agent.report.ReportAddress;
import io.masif.agent.report.Telling;
import io.masif.domain.Blocked;
import io.masif.domain.Run;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent's cycle, once: waits for a run that goes on, refreshes the lists if that is due, looks, reports, executes
 * what is approved, follows that to its end, and reports it.
 */
public final class OneCycle {
    private static final Logger LOG = LoggerFactory.getLogger(OneCycle.class);
    private static final DeliveryOptions PATIENT =
            new DeliveryOptions().setSendTimeout(Duration.ofHours(1).toMillis());

    private final Vertx vertx;
    private final Path state;
    private Promise<Void> end = Promise.promise();

    /** @param state the folder that tells what the master knows already */
    public OneCycle(Vertx vertx, Path state) {
        this.vertx = vertx;
        this.state = state;
    }

    /** Whether a master has acknowledged all that there was to report. */
    public Future<Boolean> run() {
        vertx.eventBus().consumer(AptAddress.ENDED, (Message<String> id) -> {
            Promise<Void> awaited = end;
            end = Promise.promise();
            awaited.complete();
        });
        return idle().compose(runs -> ask(AptAddress.REFRESH, "")
                .compose(refreshed -> look())
                .compose(seen -> told(seen.plan().digest().toString()).compose(blocked -> tell(seen, runs, blocked)
                        .compose(answer ->
                                answer.acknowledged() && !answer.approved().isEmpty() && seen.executable()
                                        ? execute(seen, answer, blocked)
                                        : Future.succeededFuture(answer.acknowledged())))));
    }

    private Future<Boolean> execute(Outlook seen, Answer answer, List<Blocked> told) {
        return this.<Execution>ask(AptAddress.EXECUTE, new Order(seen.plan(), answer.approved()))
                .compose(execution -> {
                    if (execution.started()) {
                        return idle().compose(runs -> look().compose(after -> tell(
                                        after, runs, after.plan().equals(seen.plan()) ? execution.blocked() : List.of())
                                .map(Answer::acknowledged)));
                    }
                    return execution.blocked().equals(told)
                            ? Future.succeededFuture(true)
                            : idle().compose(runs ->
                                    tell(seen, runs, execution.blocked()).map(Answer::acknowledged));
                });
    }

    /** The runs, when none of them goes on any more. */
    private Future<RunList> idle() {
        Future<Void> next = end.future();
        return this.<RunList>ask(AptAddress.RUNS, "")
                .compose(runs -> runs.busy() ? next.compose(ended -> idle()) : Future.succeededFuture(runs));
    }

    private Future<Outlook> look() {
        return ask(AptAddress.LOOK, new Look(true));
    }

    /** What is blocked, as the master was told with the same plan. */
    private Future<List<Blocked>> told(String digest) {
        return vertx.executeBlocking(() -> Known.in(state))
                .map(known -> known.digest().equals(digest) ? known.blocked() : List.of());
    }

    private Future<Answer> tell(Outlook seen, RunList runs, List<Blocked> blocked) {
        Telling telling = new Telling(seen.plan(), seen.facts().with(blocked), runs.runs());
        return this.<Answer>ask(ReportAddress.TELL, telling)
                .compose(answer ->
                        answer.acknowledged() ? acknowledge(runs).map(answer) : Future.succeededFuture(answer))
                .onSuccess(answer -> LOG.info(
                        "reported acknowledged={} actions={} approved={} runs={}",
                        answer.acknowledged(),
                        seen.plan().actions().size(),
                        answer.approved().size(),
                        runs.runs().size()));
    }

    private Future<?> acknowledge(RunList runs) {
        return runs.runs().isEmpty()
                ? Future.succeededFuture()
                : ask(
                        AptAddress.ACKNOWLEDGE,
                        new Acknowledgement(runs.runs().stream().map(Run::id).collect(Collectors.toSet())));
    }

    private <T> Future<T> ask(String address, Object question) {
        return vertx.eventBus().<T>request(address, question, PATIENT).map(Message::body);
    }
}
