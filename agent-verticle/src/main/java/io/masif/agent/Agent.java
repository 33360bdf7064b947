package io.masif.agent;

import io.masif.agent.config.AgentConfiguration;
import io.masif.agent.cycle.CycleVerticle;
import io.masif.agent.cycle.OneCycle;
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

/** The agent as a service: apt and the master's client first, then the cycle that uses both. */
public final class Agent implements Service<AgentConfiguration> {
    private static final int WORKERS = 4;
    private static final int BLOCKED_THREAD_CHECK_SECONDS = 10;

    @Override
    public String variablePrefix() {
        return "MASIF_AGENT";
    }

    /** One event loop and few workers: the agent is to be small, and has nothing to do in parallel. */
    @Override
    public Vertx createVertx() {
        return Vertx.vertx(UncachedFiles.options()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(WORKERS)
                .setInternalBlockingPoolSize(WORKERS)
                // it wakes the process at each interval, and looks for what takes two seconds and more
                .setBlockedThreadCheckInterval(BLOCKED_THREAD_CHECK_SECONDS)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.SECONDS));
    }

    @Override
    public AgentConfiguration readConfiguration(Settings settings) {
        return AgentConfiguration.from(settings);
    }

    @Override
    public String logLevel(AgentConfiguration configuration) {
        return configuration.logLevel();
    }

    /** Nothing of the agent's is lost when it is cut off: what counts is on disk. */
    @Override
    public Duration shutdownTimeout() {
        return Duration.ofMillis(500);
    }

    @Override
    public Future<?> start(Vertx vertx, AgentConfiguration configuration) {
        registerCodecs(vertx);
        return vertx.deployVerticle(new LocalApiVerticle(configuration))
                .compose(local -> vertx.deployVerticle(new AptVerticle(configuration)))
                .compose(apt -> vertx.deployVerticle(new ReportVerticle(configuration)))
                .compose(report -> vertx.deployVerticle(new CycleVerticle(configuration)));
    }

    /** One cycle, and whether a master has acknowledged all that there was to report. */
    public Future<Boolean> runOnce(Vertx vertx, AgentConfiguration configuration) {
        registerCodecs(vertx);
        return vertx.executeBlocking(configuration.localSocket()::isInUse).compose(isAgentRunning -> {
            if (isAgentRunning) {
                return Future.failedFuture(new ConfigurationException(
                        List.of("an agent is running on this host already: --once is for hosts without one")));
            }
            return vertx.deployVerticle(new AptVerticle(configuration, false))
                    .compose(apt -> vertx.deployVerticle(new ReportVerticle(configuration)))
                    .compose(report -> new OneCycle(vertx, configuration.stateFolder()).run());
        });
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
