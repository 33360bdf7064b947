package io.masif.agent;

import io.masif.agent.apt.Acknowledgement;
import io.masif.agent.apt.AptVerticle;
import io.masif.agent.apt.Execution;
import io.masif.agent.apt.Look;
import io.masif.agent.apt.Order;
import io.masif.agent.apt.Outlook;
import io.masif.agent.apt.RunList;
import io.masif.agent.cycle.CycleVerticle;
import io.masif.agent.report.Answer;
import io.masif.agent.report.ReportVerticle;
import io.masif.agent.report.Telling;
import io.masif.boot.Service;
import io.masif.boot.Settings;
import io.masif.bus.LocalCodec;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/** The agent as a service: apt and the master's client first, then the cycle that uses both. */
public final class Agent implements Service<AgentConfiguration> {
    private static final int WORKERS = 2;

    @Override
    public String prefix() {
        return "MASIF_AGENT";
    }

    @Override
    public AgentConfiguration read(Settings settings) {
        return AgentConfiguration.from(settings);
    }

    @Override
    public String logLevel(AgentConfiguration configuration) {
        return configuration.logLevel();
    }

    /** One event loop and few workers: a resident agent is to be small, and there is nothing to do in parallel. */
    @Override
    public VertxOptions threads() {
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(WORKERS)
                .setInternalBlockingPoolSize(WORKERS);
    }

    @Override
    public Future<?> start(Vertx vertx, AgentConfiguration configuration) {
        LocalCodec.register(
                vertx.eventBus(),
                Look.class,
                Outlook.class,
                Order.class,
                Execution.class,
                RunList.class,
                Acknowledgement.class,
                Telling.class,
                Answer.class);
        return vertx.deployVerticle(new AptVerticle(configuration))
                .compose(apt -> vertx.deployVerticle(new ReportVerticle(configuration)))
                .compose(report -> vertx.deployVerticle(new CycleVerticle(configuration)));
    }
}
