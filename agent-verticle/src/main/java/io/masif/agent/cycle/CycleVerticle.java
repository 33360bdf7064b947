package io.masif.agent.cycle;

import io.masif.agent.AgentConfiguration;
import io.masif.agent.apt.Acknowledgement;
import io.masif.agent.apt.AptAddress;
import io.masif.agent.apt.Execution;
import io.masif.agent.apt.Look;
import io.masif.agent.apt.Order;
import io.masif.agent.apt.Outlook;
import io.masif.agent.apt.RunList;
import io.masif.agent.report.Answer;
import io.masif.agent.report.ReportAddress;
import io.masif.agent.report.Telling;
import io.masif.domain.Blocked;
import io.masif.domain.Run;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent's cycle: look, report, execute what is approved. A chain of futures; the timer for the next cycle is set
 * when one has ended, so cycles never overlap. While apt runs, the cycle goes on without looking.
 */
public final class CycleVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(CycleVerticle.class);
    // apt may wait for its lock, and a simulation on a busy host takes long: no answer is too late
    private static final DeliveryOptions PATIENT =
            new DeliveryOptions().setSendTimeout(Duration.ofHours(1).toMillis());

    private final AgentConfiguration configuration;
    private Outlook outlook;
    private List<Blocked> blocked = List.of();
    private boolean busy;
    private boolean lookAnew = true;
    private boolean atOnce;
    private boolean cycling;
    private long timer = -1;

    public CycleVerticle(AgentConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public Future<?> start() {
        List.of(AptAddress.ENDED, AptAddress.REFRESHED)
                .forEach(address -> vertx.eventBus().consumer(address, (Message<String> changed) -> {
                    lookAnew = true;
                    hurry();
                }));
        cycle();
        return Future.succeededFuture();
    }

    private void cycle() {
        cycling = true;
        atOnce = false;
        report().otherwise(e -> {
                    LOG.error("the cycle failed", e);
                    return configuration.report();
                })
                .onSuccess(wait -> {
                    cycling = false;
                    timer = vertx.setTimer(atOnce ? 1 : Math.max(1, wait.toMillis()), id -> cycle());
                });
    }

    /** The next cycle now, or right after the one that goes on. */
    private void hurry() {
        atOnce = true;
        if (!cycling && vertx.cancelTimer(timer)) {
            cycle();
        }
    }

    /** How long to wait before the next report. */
    private Future<Duration> report() {
        return this.<RunList>ask(AptAddress.RUNS, "").compose(runs -> {
            busy = runs.busy();
            return look().compose(now -> this.<Answer>ask(ReportAddress.TELL, telling(runs)))
                    .compose(answer -> answer.acknowledged()
                            ? acknowledge(runs).compose(done -> execute(answer)).map(answer.pause())
                            : Future.succeededFuture(answer.pause()));
        });
    }

    private Future<Outlook> look() {
        // while a run goes on, nothing is simulated, but who holds the lock that it waits for is found out
        boolean anew = lookAnew && !busy;
        lookAnew = lookAnew && busy;
        return this.<Outlook>ask(AptAddress.LOOK, new Look(anew)).onSuccess(seen -> {
            if (outlook != null && !outlook.plan().equals(seen.plan())) {
                blocked = List.of();
            }
            outlook = seen;
        });
    }

    private Telling telling(RunList runs) {
        return new Telling(outlook.plan(), outlook.facts().with(blocked), runs.runs());
    }

    private Future<?> acknowledge(RunList runs) {
        return ask(
                AptAddress.ACKNOWLEDGE,
                new Acknowledgement(runs.runs().stream()
                        .filter(run -> run.ended() != null)
                        .map(Run::id)
                        .collect(Collectors.toSet())));
    }

    private Future<?> execute(Answer answer) {
        if (busy || lookAnew || !outlook.executable()) {
            return Future.succeededFuture();
        }
        return this.<Execution>ask(AptAddress.EXECUTE, new Order(outlook.plan(), answer.approved()))
                .onSuccess(execution -> {
                    if (execution.started() || !blocked.equals(execution.blocked())) {
                        atOnce = true;
                    }
                    blocked = execution.blocked();
                });
    }

    private <T> Future<T> ask(String address, Object question) {
        return vertx.eventBus().<T>request(address, question, PATIENT).map(Message::body);
    }
}
