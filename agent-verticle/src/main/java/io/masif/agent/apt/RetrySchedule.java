package io.masif.agent.apt;

import io.masif.agent.AgentConfiguration;
import io.masif.domain.Action;
import io.masif.domain.Condition;
import io.masif.domain.Run;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Decides when actions that were refused, or failed, are tried again. Belongs to one event loop. */
final class RetrySchedule {
    private final Vertx vertx;
    private final Apt apt;
    private final AgentConfiguration configuration;
    private final Supplier<Condition> refreshed;
    private Attempts attempts;
    private PausedActions paused = PausedActions.NONE;

    /** @param refreshed how the last refresh of the lists ended */
    RetrySchedule(Vertx vertx, Apt apt, AgentConfiguration configuration, Supplier<Condition> refreshed) {
        this.vertx = vertx;
        this.apt = apt;
        this.configuration = configuration;
        this.refreshed = refreshed;
    }

    /** Reads what earlier processes noted. Blocks. */
    void open() {
        attempts = new Attempts(configuration.state().resolve("attempts.json"), configuration.retry());
    }

    /** What was not to be tried when that was last asked for. */
    PausedActions paused() {
        return paused;
    }

    /** @param folders those of the last simulation */
    Future<PausedActions> pausedOf(Order order, AptFolders folders) {
        return vertx.executeBlocking(() -> attempts.resting(order, () -> conditions(folders)), false)
                .onSuccess(now -> paused = now);
    }

    Future<Void> ended(Run run) {
        return noted(folders -> attempts.ended(run, conditions(folders)));
    }

    Future<Void> notStarted(List<Action> actions, Throwable thrown) {
        return noted(folders -> attempts.notStarted(actions, RefusalCause.ofStart(thrown), conditions(folders)));
    }

    private Future<Void> noted(Consumer<AptFolders> note) {
        return apt.folders()
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
                configuration.state(),
                refreshed.get().state());
    }
}
