package io.masif.agent;

import io.masif.agent.apt.Acknowledgement;
import io.masif.agent.apt.AptVerticle;
import io.masif.agent.apt.Considered;
import io.masif.agent.apt.Execution;
import io.masif.agent.apt.Look;
import io.masif.agent.apt.Looked;
import io.masif.agent.apt.Order;
import io.masif.agent.apt.Outlook;
import io.masif.agent.apt.RunList;
import io.masif.agent.cycle.CycleVerticle;
import io.masif.agent.cycle.OneCycle;
import io.masif.agent.local.LocalApiVerticle;
import io.masif.agent.report.Answer;
import io.masif.agent.report.ReportState;
import io.masif.agent.report.ReportVerticle;
import io.masif.agent.report.Telling;
import io.masif.boot.ConfigurationException;
import io.masif.boot.Service;
import io.masif.boot.Settings;
import io.masif.boot.UncachedFiles;
import io.masif.bus.LocalCodec;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The agent as a service: apt and the master's client first, then the cycle that uses both. */
public final class Agent implements Service<AgentConfiguration> {
    private static final int WORKERS = 4;
    private static final int LOOK_FOR_BLOCKED_SECONDS = 10;

    @Override
    public String prefix() {
        return "MASIF_AGENT";
    }

    /** One event loop and few workers: the agent is to be small, and has nothing to do in parallel. */
    @Override
    public Vertx vertx() {
        return Vertx.vertx(UncachedFiles.options()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(WORKERS)
                .setInternalBlockingPoolSize(WORKERS)
                // it wakes the process at each interval, and looks for what takes two seconds and more
                .setBlockedThreadCheckInterval(LOOK_FOR_BLOCKED_SECONDS)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.SECONDS));
    }

    @Override
    public AgentConfiguration read(Settings settings) {
        return AgentConfiguration.from(settings);
    }

    @Override
    public String logLevel(AgentConfiguration configuration) {
        return configuration.logLevel();
    }

    /** Nothing of the agent's is lost when it is cut off: what counts is on disk. */
    @Override
    public Duration closing() {
        return Duration.ofMillis(500);
    }

    @Override
    public Future<?> start(Vertx vertx, AgentConfiguration configuration) {
        codecs(vertx);
        return vertx.deployVerticle(new LocalApiVerticle(configuration))
                .compose(local -> vertx.deployVerticle(new AptVerticle(configuration)))
                .compose(apt -> vertx.deployVerticle(new ReportVerticle(configuration)))
                .compose(report -> vertx.deployVerticle(new CycleVerticle(configuration)));
    }

    /** One cycle, and whether a master has acknowledged all that there was to report. */
    Future<Boolean> once(Vertx vertx, AgentConfiguration configuration) {
        codecs(vertx);
        return vertx.executeBlocking(configuration.local()::inUse).compose(resident -> {
            if (resident) {
                return Future.failedFuture(new ConfigurationException(
                        List.of("an agent is running on this host already: --once is for hosts without one")));
            }
            return vertx.deployVerticle(new AptVerticle(configuration, false))
                    .compose(apt -> vertx.deployVerticle(new ReportVerticle(configuration)))
                    .compose(report -> new OneCycle(vertx, configuration.state()).run());
        });
    }

    private static void codecs(Vertx vertx) {
        LocalCodec.register(
                vertx.eventBus(),
                Look.class,
                Outlook.class,
                Order.class,
                Execution.class,
                RunList.class,
                Acknowledgement.class,
                Telling.class,
                Answer.class,
                Looked.class,
                Considered.class,
                ReportState.class);
    }
}
