package io.masif.agent;

import io.masif.agent.apt.Apt;
import io.masif.agent.config.AgentConfiguration;
import io.masif.agent.execute.ActionExecutor;
import io.masif.agent.execute.RestartSelector;
import io.masif.agent.facts.QueriedFacts;
import io.masif.agent.lists.ListRefresher;
import io.masif.agent.message.AcknowledgeRuns;
import io.masif.agent.message.AptAddress;
import io.masif.agent.message.ExecuteApproved;
import io.masif.agent.message.HostInspection;
import io.masif.agent.message.InspectHost;
import io.masif.agent.plan.PlanFile;
import io.masif.agent.plan.Planner;
import io.masif.agent.process.HostFailure;
import io.masif.agent.process.PrivateFolder;
import io.masif.agent.process.StateLock;
import io.masif.agent.restart.CompletedRestarts;
import io.masif.agent.restart.RestartNeeds;
import io.masif.agent.restart.RestartProposals;
import io.masif.agent.restart.RestartStates;
import io.masif.agent.retry.RetrySchedule;
import io.masif.agent.run.RunDiagnosis;
import io.masif.agent.run.Runs;
import io.masif.agent.select.Selector;
import io.masif.boot.logging.FailureLog;
import io.masif.domain.Run;
import io.masif.domain.label.Labels;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every request that needs apt or dpkg: one simulation at a time, and one run at a time. */
final class AptVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(AptVerticle.class);

    private final Path stateFolder;
    private final boolean resident;
    private final ListRefresher refresher;
    private final QueriedFacts facts;
    private final Planner planner;
    private final RetrySchedule retries;
    private final Runs runs;
    private final ActionExecutor executor;
    private final Labels labels;
    private StateLock lock;
    private boolean stopping;
    private int activeRequests;

    /**
     * @param resident whether this process stays, and refreshes the lists by its own schedule
     * @param maxRefreshDuration after which a refresh that goes on is reported
     */
    AptVerticle(Vertx vertx, AgentConfiguration configuration, boolean resident, Duration maxRefreshDuration) {
        this.resident = resident;
        stateFolder = configuration.local().stateFolder();
        Apt apt = new Apt(vertx, configuration);
        labels = configuration.host().labels();
        refresher = new ListRefresher(vertx, apt, configuration, new Random(), maxRefreshDuration);
        CompletedRestarts completed = new CompletedRestarts(stateFolder.resolve("restarted.json"));
        RestartNeeds needs = new RestartNeeds();
        RestartProposals proposals = new RestartProposals(configuration.host().proposed(), completed, needs);
        facts = new QueriedFacts(vertx, apt, stateFolder, proposals, needs);
        planner = new Planner(
                vertx,
                apt,
                stateFolder,
                configuration.intervals().check(),
                refresher::lastProblem,
                facts,
                PlanFile.at(stateFolder.resolve("plan.json")));
        retries = new RetrySchedule(vertx, apt, configuration, refresher::lastProblem);
        runs = new Runs(
                vertx,
                apt,
                stateFolder.resolve("runs"),
                new RestartStates(vertx, apt.commands(), completed, needs),
                this::recordOutcome,
                this::onRunEnded);
        executor = new ActionExecutor(
                planner,
                retries,
                new Selector(vertx, apt, stateFolder),
                new RestartSelector(vertx, planner, facts, proposals),
                runs,
                refresher,
                configuration.apt().lockTimeout());
    }

    @Override
    public Future<?> start() {
        return vertx.executeBlocking(
                        () -> {
                            createFolder(stateFolder);
                            lock = StateLock.acquire(stateFolder);
                            retries.load();
                            return null;
                        },
                        false)
                .compose(opened -> runs.recover())
                .onSuccess(recovered -> {
                    registerConsumers();
                    if (resident) {
                        refresher.start(() -> activeRequests == 0 && !runs.hasActiveRun(), this::onListsRefreshed);
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

    private void registerConsumers() {
        registerConsumer(AptAddress.INSPECT_HOST, (InspectHost request) -> inspect(request)
                .onSuccess(inspection -> vertx.eventBus().publish(AptAddress.HOST_INSPECTED, inspection)));
        registerConsumer(AptAddress.EXECUTE_APPROVED, (ExecuteApproved request) -> executor.execute(request)
                .onSuccess(done ->
                        vertx.eventBus().publish(AptAddress.APPROVALS_COUNTED, executor.countApprovals(request))));
        registerConsumer(AptAddress.LIST_RUNS, (String all) -> runs.list());
        registerConsumer(AptAddress.ACKNOWLEDGE_RUNS, (AcknowledgeRuns message) -> runs.acknowledge(message.runs()));
        registerConsumer(
                AptAddress.REFRESH_LISTS,
                (String current) -> refresher.refreshIfDue().map(""));
    }

    private <Q, A> void registerConsumer(String address, Function<Q, Future<A>> handler) {
        FailureLog failures = new FailureLog(
                LOG, "apt could not be asked address=" + address, "apt is asked again address=" + address);
        vertx.eventBus().consumer(address, (Message<Q> message) -> trackRequest(handler, message.body())
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

    /** Counts the active requests, so that no refresh begins beside one. */
    private <Q, A> Future<A> trackRequest(Function<Q, Future<A>> handler, Q request) {
        activeRequests++;
        return handler.apply(request).onComplete(done -> activeRequests--);
    }

    private Future<HostInspection> inspect(InspectHost request) {
        // lists that are being fetched say nothing: the last inspection is repeated, if there was one yet
        return (planner.hasInspection() ? Future.<Void>succeededFuture() : refresher.awaitIdle()).compose(free -> {
            boolean isBusy = runs.hasActiveRun() || refresher.isActive();
            return planner.inspect(request.forceSimulation() && !isBusy, isBusy).map(inspection -> refresher
                    .findUnended()
                    .map(problem -> inspection.withFacts(inspection.facts().with(problem)))
                    .orElse(inspection)
                    .withLabels(labels));
        });
    }

    /** Without it the agent cannot execute anything; it still reports, and says what is wrong. */
    private static void createFolder(Path state) {
        try {
            PrivateFolder.create(state);
        } catch (IOException e) {
            LOG.error("the folder for the state cannot be made folder={} reason={}", state, e.toString());
        }
    }

    private Future<Void> recordOutcome(Run run) {
        if (run.outcomes().stream().anyMatch(outcome -> outcome.action().kind().isRestart())) {
            facts.servicesRestarted();
        } else {
            planner.recordRunProblem(RunDiagnosis.findProblem(run));
        }
        return retries.recordOutcome(run);
    }

    private void onListsRefreshed() {
        executor.hostChanged();
        vertx.eventBus().publish(AptAddress.LISTS_REFRESHED, "");
    }

    private void onRunEnded(String run) {
        executor.hostChanged();
        vertx.eventBus().publish(AptAddress.RUN_ENDED, run);
    }
}
