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
    private final Supplier<HostProblem> refreshed;
    private RetryBackoff attempts;
    private PausedActions paused = PausedActions.NONE;

    /** @param refreshed how the last refresh of the lists ended */
    public RetrySchedule(Vertx vertx, Apt apt, AgentConfiguration configuration, Supplier<HostProblem> refreshed) {
        this.vertx = vertx;
        this.apt = apt;
        this.configuration = configuration;
        this.refreshed = refreshed;
    }

    /** Reads what earlier processes noted. Blocks. */
    public void open() {
        attempts = new RetryBackoff(configuration.stateFolder().resolve("attempts.json"), configuration.retryDelay());
    }

    /** What was not to be tried when that was last asked for. */
    public PausedActions paused() {
        return paused;
    }

    /** @param folders those of the last simulation */
    public Future<PausedActions> pausedOf(ExecuteApproved order, AptFolders folders) {
        return vertx.executeBlocking(() -> attempts.findDelayed(order, () -> conditions(folders)), false)
                .onSuccess(now -> paused = now);
    }

    public Future<Void> ended(Run run) {
        return noted(folders -> attempts.recordOutcome(run, conditions(folders)));
    }

    public Future<Void> notStarted(List<Action> actions, Throwable thrown) {
        return noted(folders -> attempts.notStarted(actions, RefusalCause.ofStart(thrown), conditions(folders)));
    }

    private Future<Void> noted(Consumer<AptFolders> note) {
        return apt.queryFolders()
                .compose(folders -> vertx.executeBlocking(
                        () -> {
                            note.accept(folders);
                            return null;
                        },
                        false));
    }

    private RunConditions conditions(AptFolders folders) {
        return RunConditions.of(
                folders,
                apt.configurationFile(),
                configuration.stateFolder(),
                refreshed.get().state());
    }
}
