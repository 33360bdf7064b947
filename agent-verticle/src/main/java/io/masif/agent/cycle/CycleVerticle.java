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
import io.vertx.core.eventbus.ReplyException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent's cycle: look, report, execute what is approved. A chain of futures; the timer for the next cycle is set
 * when one has ended, so cycles never overlap. While apt runs, the cycle goes on without looking, and tells how far it
 * is; while no master can be reached, it goes on looking.
 */
public final class CycleVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(CycleVerticle.class);
    private static final Duration SECOND = Duration.ofSeconds(1);
    // apt may wait for its lock, and a simulation on a busy host takes long: no answer is too late
    private static final DeliveryOptions PATIENT =
            new DeliveryOptions().setSendTimeout(Duration.ofHours(1).toMillis());

    private final AgentConfiguration configuration;
    private Outlook outlook;
    private List<Blocked> blocked = List.of();
    private List<Run> told = List.of();
    private boolean busy;
    private boolean lookAnew = true;
    private boolean atOnce;
    private boolean working;
    private boolean reached = true;
    private long reportAt;
    private long progressAt;
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

    /** Which question to apt failed, and why, is logged where it is answered. */
    private static void logged(Throwable failure) {
        if (failure instanceof ReplyException) {
            LOG.debug("the cycle failed reason={}", failure.getMessage());
        } else {
            LOG.error("the cycle failed", failure);
        }
    }

    private void cycle() {
        working = true;
        atOnce = false;
        report().otherwise(e -> {
                    logged(e);
                    return new Answer(false, Set.of(), configuration.report(), configuration.report());
                })
                .onSuccess(answer -> {
                    reached = answer.acknowledged();
                    reportAt = System.nanoTime() + answer.pause().toNanos();
                    progressAt = System.nanoTime() + answer.progress().toNanos();
                    rest();
                });
    }

    /** Until the next report, or what comes before it: a look at apt, or a run's progress. */
    private void rest() {
        working = false;
        long now = System.nanoTime();
        long wait = Math.min(reportAt - now, configuration.check().toNanos());
        if (watched()) {
            wait = Math.min(wait, progressAt - now);
        }
        timer = vertx.setTimer(atOnce ? 1 : Math.max(1, TimeUnit.NANOSECONDS.toMillis(wait)), id -> wake());
    }

    private void wake() {
        if (System.nanoTime() - reportAt >= 0 || (atOnce && reached)) {
            cycle();
        } else if (watched()) {
            watch();
        } else {
            lookOnly();
        }
    }

    private boolean watched() {
        return busy && reached;
    }

    /** Reports before the time if the run has come further. */
    private void watch() {
        working = true;
        this.<RunList>ask(AptAddress.RUNS, "").onComplete(runs -> {
            progressAt = System.nanoTime() + SECOND.toNanos();
            if (runs.succeeded() && !runs.result().runs().equals(told)) {
                cycle();
            } else {
                rest();
            }
        });
    }

    /** While no report is due, however long a master may be away, the host is looked at all the same. */
    private void lookOnly() {
        working = true;
        atOnce = false;
        this.<RunList>ask(AptAddress.RUNS, "")
                .compose(runs -> {
                    busy = runs.busy();
                    return look();
                })
                .onFailure(e -> logged(e))
                .onComplete(done -> rest());
    }

    /**
     * The next cycle now, or right after what goes on. A master that could not be reached is not asked earlier because
     * of a run that has ended: its outcome waits.
     */
    private void hurry() {
        atOnce = true;
        if (!working && vertx.cancelTimer(timer)) {
            wake();
        }
    }

    private Future<Answer> report() {
        return this.<RunList>ask(AptAddress.RUNS, "").compose(runs -> {
            busy = runs.busy();
            told = runs.runs();
            return look().compose(now -> this.<Answer>ask(ReportAddress.TELL, telling(runs)))
                    .compose(answer -> answer.acknowledged()
                            ? acknowledge(runs).compose(done -> execute(answer)).map(answer)
                            : Future.succeededFuture(answer));
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
