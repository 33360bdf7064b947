package io.masif.agent.retry;

import io.masif.agent.apt.Apt;
import io.masif.agent.apt.AptFolders;
import io.masif.agent.config.AgentConfiguration;
import io.masif.agent.message.ExecuteApproved;
import io.masif.domain.Action;
import io.masif.domain.Run;
import io.masif.domain.host.HostProblem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Decides when actions that were refused, or failed, are tried again. Belongs to one event loop. */
public final class RetrySchedule {
    private final Vertx vertx;
    private final Apt apt;
    private final AgentConfiguration configuration;
    private final Supplier<HostProblem> lastRefreshProblem;
    private FailedAttempts failedAttempts;
    private PausedActions lastPaused = PausedActions.NONE;

    /** @param lastRefreshProblem how the last refresh of the lists ended */
    public RetrySchedule(
            Vertx vertx, Apt apt, AgentConfiguration configuration, Supplier<HostProblem> lastRefreshProblem) {
        this.vertx = vertx;
        this.apt = apt;
        this.configuration = configuration;
        this.lastRefreshProblem = lastRefreshProblem;
    }

    /** Loads the failures that earlier processes recorded. Blocks. */
    public void load() {
        failedAttempts = new FailedAttempts(
                configuration.local().stateFolder().resolve("attempts.json"),
                configuration.intervals().retry());
    }

    /** The last result of {@link #findPaused}. */
    public PausedActions lastPaused() {
        return lastPaused;
    }

    /** @param folders those of the last inspection */
    public Future<PausedActions> findPaused(ExecuteApproved request, AptFolders folders) {
        return vertx.executeBlocking(() -> failedAttempts.findPaused(request, () -> readConditions(folders)), false)
                .onSuccess(paused -> lastPaused = paused);
    }

    public Future<Void> recordOutcome(Run run) {
        return update(folders -> failedAttempts.recordOutcome(run, readConditions(folders)));
    }

    public Future<Void> recordStartFailure(List<Action> actions, Throwable thrown) {
        return update(folders -> failedAttempts.recordStartFailure(
                actions, RefusalCause.ofStartFailure(thrown), readConditions(folders)));
    }

    private Future<Void> update(Consumer<AptFolders> change) {
        return apt.queryFolders()
                .compose(folders -> vertx.executeBlocking(
                        () -> {
                            change.accept(folders);
                            return null;
                        },
                        false));
    }

    private RunConditions readConditions(AptFolders folders) {
        return RunConditions.read(
                folders,
                apt.configurationFile(),
                configuration.local().stateFolder(),
                lastRefreshProblem.get().state());
    }
}
