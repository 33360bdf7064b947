package io.masif.agent.apt;

import io.masif.agent.AgentConfiguration;
import io.masif.agent.apt.Selector.Choice;
import io.masif.boot.FailureLog;
import io.masif.domain.Action;
import io.masif.domain.Blocked;
import io.masif.domain.Digest;
import io.masif.domain.Run;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that touches apt and dpkg: one question at a time, and one run at a time. */
public final class AptVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(AptVerticle.class);

    private final AgentConfiguration configuration;
    private final boolean resident;
    private Refresher refresher;
    private Planner planner;
    private Selector selector;
    private Runs runs;
    private RetrySchedule retries;
    private StateLock lock;
    private boolean stopping;
    private int asking;
    private Order considered;
    private String consideredWith = "";
    private List<Blocked> blocked = List.of();

    public AptVerticle(AgentConfiguration configuration) {
        this(configuration, true);
    }

    /** @param resident whether this process stays, and refreshes the lists by its own schedule */
    public AptVerticle(AgentConfiguration configuration, boolean resident) {
        this.configuration = configuration;
        this.resident = resident;
    }

    @Override
    public Future<?> start() {
        Path state = configuration.state();
        Apt apt = new Apt(vertx, configuration);
        refresher = new Refresher(vertx, apt, configuration, new Random());
        planner = new Planner(
                        vertx, apt, state, configuration.check(), refresher::trouble, new AskedFacts(vertx, apt, state))
                .keeping(state.resolve("plan.json"));
        retries = new RetrySchedule(vertx, apt, configuration, refresher::trouble);
        selector = new Selector(vertx, apt, state);
        runs = new Runs(vertx, apt, state.resolve("runs"), this::note, this::ended);
        return vertx.executeBlocking(
                        () -> {
                            makeFolder(state);
                            lock = StateLock.take(state);
                            retries.open();
                            return null;
                        },
                        false)
                .compose(opened -> runs.recover())
                .onSuccess(recovered -> {
                    serve(AptAddress.LOOK, (Look look) -> look(look).onSuccess(this::seen));
                    serve(AptAddress.EXECUTE, (Order order) -> execute(order).onSuccess(done -> considered(order)));
                    serve(AptAddress.RUNS, (String all) -> runs.list());
                    serve(AptAddress.ACKNOWLEDGE, (Acknowledgement told) -> runs.acknowledge(told.runs()));
                    serve(AptAddress.REFRESH, (String now) -> refresher.ifDue().map(""));
                    if (resident) {
                        refresher.start(() -> asking == 0 && !runs.busy(), this::refreshed);
                    }
                });
    }

    @Override
    public Future<?> stop() {
        stopping = true;
        return vertx.executeBlocking(() -> {
            if (lock != null) {
                lock.close();
            }
            return null;
        });
    }

    /** Without it the agent cannot execute anything; it still reports, and says what is wrong. */
    private static void makeFolder(Path state) {
        try {
            Files.createDirectories(state);
        } catch (IOException e) {
            LOG.error("the folder for the state cannot be made folder={} reason={}", state, e.toString());
        }
    }

    private Future<Outlook> look(Look look) {
        // lists that are being fetched say nothing: what was seen before is told, if anything was seen yet
        return (planner.ready() ? Future.<Void>succeededFuture() : refresher.over()).compose(free -> {
            boolean working = runs.busy() || refresher.active();
            return planner.look(look.anew() && !working, working);
        });
    }

    private <Q, A> void serve(String address, Function<Q, Future<A>> handler) {
        FailureLog failures = new FailureLog(
                LOG, "apt could not be asked address=" + address, "apt is asked again address=" + address);
        vertx.eventBus().consumer(address, (Message<Q> message) -> asked(handler, message.body())
                .onSuccess(answer -> {
                    failures.succeeded();
                    message.reply(answer);
                })
                .onFailure(e -> {
                    // while the process ends, nothing more can be executed by worker threads
                    if (!stopping) {
                        HostFailure.log(failures, e);
                    }
                    message.fail(1, String.valueOf(e.getMessage()));
                }));
    }

    /** Counts what is under way, so that no refresh begins beside it. */
    private <Q, A> Future<A> asked(Function<Q, Future<A>> handler, Q question) {
        asking++;
        return handler.apply(question).onComplete(done -> asking--);
    }

    private Future<Execution> execute(Order order) {
        if (runs.busy() || refresher.active()) {
            return Future.succeededFuture(new Execution(false, blocked));
        }
        return retries.pausedOf(order, planner.folders()).compose(paused -> {
            Order now = awake(order, paused.reasons().keySet());
            if (now.equals(considered) && planner.surveyed().equals(consideredWith)) {
                return Future.succeededFuture(new Execution(false, blocked));
            }
            return ifUpToDate(() -> selector.choose(now).compose(choice -> act(order, now, choice)));
        });
    }

    private void seen(Outlook outlook) {
        vertx.eventBus().publish(AptAddress.SEEN, outlook);
    }

    private void considered(Order order) {
        PausedActions paused = retries.paused();
        vertx.eventBus()
                .publish(
                        AptAddress.CONSIDERED,
                        new Considered(order.approvedActions().size(), blocked.size(), paused.next(), paused.cause()));
    }

    private Future<Execution> act(Order order, Order now, Choice choice) {
        blocked = new ArrayList<>(choice.blocked());
        order.approvedActions().stream()
                .filter(action -> !now.approved().contains(action.digest()))
                .forEach(action -> blocked.add(new Blocked(
                        action, List.of(), retries.paused().reasons().get(action.digest()))));
        considered = now;
        consideredWith = planner.surveyed();
        if (choice.run().selection().actions().isEmpty()) {
            return Future.succeededFuture(new Execution(false, blocked));
        }
        return ifUpToDate(() -> runs.start(
                                choice.run(), configuration.lockTimeout().toSeconds())
                        .map(started -> new Execution(true, blocked))
                        .recover(e -> notStarted(choice.run().selection().actions(), e)))
                .onFailure(e -> considered = null);
    }

    /** As after a refusal of apt, the next attempt has to wait. */
    private Future<Execution> notStarted(List<Action> actions, Throwable thrown) {
        LOG.warn("apt could not be started actions={} reason={}", actions.size(), thrown.toString());
        considered = null;
        return retries.notStarted(actions, thrown).map(noted -> new Execution(false, blocked));
    }

    /** What the plan depends on may have changed since it was made: then it is made anew, and reported first. */
    private Future<Execution> ifUpToDate(Supplier<Future<Execution>> next) {
        return planner.isUpToDate().compose(upToDate -> {
            if (upToDate) {
                return next.get();
            }
            considered = null;
            return Future.succeededFuture(new Execution(false, blocked));
        });
    }

    private static Order awake(Order order, Set<Digest> resting) {
        Set<Digest> awake = new HashSet<>(order.approved());
        awake.removeAll(resting);
        return new Order(order.plan(), awake);
    }

    private Future<Void> note(Run run) {
        planner.ranInto(RunTrouble.of(run));
        return retries.ended(run);
    }

    private void refreshed() {
        considered = null;
        vertx.eventBus().publish(AptAddress.REFRESHED, "");
    }

    private void ended(String run) {
        considered = null;
        vertx.eventBus().publish(AptAddress.ENDED, run);
    }
}
