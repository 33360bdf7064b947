package io.masif.agent;

import io.masif.agent.config.AgentConfiguration;
import io.masif.agent.cycle.CycleVerticle;
import io.masif.agent.cycle.OneCycle;
import io.masif.agent.lists.ListRefresher;
import io.masif.agent.local.LocalApiVerticle;
import io.masif.agent.message.AcknowledgeRuns;
import io.masif.agent.message.AgentReport;
import io.masif.agent.message.ApprovalCounts;
import io.masif.agent.message.ExecuteApproved;
import io.masif.agent.message.ExecutionResult;
import io.masif.agent.message.HostInspection;
import io.masif.agent.message.InspectHost;
import io.masif.agent.message.ReportResult;
import io.masif.agent.message.ReportState;
import io.masif.agent.message.RunList;
import io.masif.agent.message.SimulationFinished;
import io.masif.agent.process.StateLock;
import io.masif.agent.report.ReportVerticle;
import io.masif.boot.Service;
import io.masif.boot.UncachedFiles;
import io.masif.boot.config.ConfigurationException;
import io.masif.boot.config.Settings;
import io.masif.bus.LocalCodec;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The agent as a service: deploys the verticles, those that answer requests before the cycle that sends them. */
public final class Agent implements Service<AgentConfiguration> {
    private static final int WORKERS = 4;
    private static final int BLOCKED_THREAD_CHECK_SECONDS = 10;

    private final Duration maxRefreshDuration;

    public Agent() {
        this(ListRefresher.MAX_DURATION);
    }

    /** @param maxRefreshDuration after which a refresh of the package lists that goes on is reported */
    Agent(Duration maxRefreshDuration) {
        this.maxRefreshDuration = maxRefreshDuration;
    }

    @Override
    public String variablePrefix() {
        return "MASIF_AGENT";
    }

    /** One event loop and few workers: the agent has to be small, and does little in parallel. */
    @Override
    public Vertx createVertx() {
        return Vertx.vertx(UncachedFiles.options()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(WORKERS)
                .setInternalBlockingPoolSize(WORKERS)
                // each check wakes the process, and finds only what blocks for two seconds and more
                .setBlockedThreadCheckInterval(BLOCKED_THREAD_CHECK_SECONDS)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.SECONDS));
    }

    @Override
    public AgentConfiguration readConfiguration(Settings settings) {
        return AgentConfiguration.from(settings);
    }

    @Override
    public List<String> findHostProblems(AgentConfiguration configuration) {
        return configuration.local().socket().findProblem().stream().toList();
    }

    @Override
    public String logLevel(AgentConfiguration configuration) {
        return configuration.logLevel();
    }

    /** Nothing is lost if the shutdown is cut off: the agent's state is on disk. */
    @Override
    public Duration shutdownTimeout() {
        return Duration.ofMillis(500);
    }

    @Override
    public Future<?> start(Vertx vertx, AgentConfiguration configuration) {
        registerCodecs(vertx);
        return vertx.deployVerticle(new LocalApiVerticle(configuration))
                .compose(local -> vertx.deployVerticle(new AptVerticle(vertx, configuration, true, maxRefreshDuration)))
                .compose(apt -> vertx.deployVerticle(new ReportVerticle(configuration)))
                .compose(report -> vertx.deployVerticle(new CycleVerticle(configuration)));
    }

    /** Runs one cycle, and finds whether a master has acknowledged everything that was to report. */
    public Future<Boolean> runOnce(Vertx vertx, AgentConfiguration configuration) {
        registerCodecs(vertx);
        return vertx.executeBlocking(configuration.local().socket()::isInUse).compose(isAgentRunning -> {
            if (isAgentRunning) {
                return Future.failedFuture(new ConfigurationException(
                        List.of("an agent is running on this host already: --once is for hosts without one")));
            }
            return vertx.deployVerticle(new AptVerticle(vertx, configuration, false, maxRefreshDuration))
                    .recover(Agent::refuseOnce)
                    .compose(apt -> vertx.deployVerticle(new ReportVerticle(configuration)))
                    .compose(report -> new OneCycle(vertx, configuration.local().stateFolder()).run());
        });
    }

    /** A timer that starts beside another agent is a matter of configuration. */
    private static Future<String> refuseOnce(Throwable thrown) {
        return Future.failedFuture(
                thrown instanceof StateLock.HeldException
                        ? new ConfigurationException(List.of(thrown.getMessage()))
                        : thrown);
    }

    private static void registerCodecs(Vertx vertx) {
        LocalCodec.register(
                vertx.eventBus(),
                InspectHost.class,
                HostInspection.class,
                ExecuteApproved.class,
                ExecutionResult.class,
                RunList.class,
                AcknowledgeRuns.class,
                AgentReport.class,
                ReportResult.class,
                SimulationFinished.class,
                ApprovalCounts.class,
                ReportState.class);
    }
}
