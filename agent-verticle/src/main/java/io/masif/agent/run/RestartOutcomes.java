package io.masif.agent.run;

import io.masif.agent.apt.AptFolders;
import io.masif.agent.restart.BootId;
import io.masif.agent.restart.RestartStates;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.domain.Run.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Finds how the restarts of a run ended, by the host and not by the exit status: a reboot by the id of the boot, which it waits
 * for, and the restart of a service by its start. Belongs to one event loop.
 */
final class RestartOutcomes {
    private static final long POLL_MILLIS = 1000;

    private final Vertx vertx;
    private final RestartStates states;

    RestartOutcomes(Vertx vertx, RestartStates states) {
        this.vertx = vertx;
        this.states = states;
    }

    /** The outcome of a run whose processes have ended. It is remembered what is done. */
    Future<Run> read(RunFolder folder, RunFolder.Journal journal, RunAge age, AptFolders folders) {
        return isReboot(journal) ? awaitReboot(folder, journal, age, folders) : readServices(folder, journal, folders);
    }

    private static boolean isReboot(RunFolder.Journal journal) {
        return journal.actions().stream().anyMatch(action -> action.kind() == Kind.REBOOT);
    }

    private Future<Run> awaitReboot(RunFolder folder, RunFolder.Journal journal, RunAge age, AptFolders folders) {
        return vertx.executeBlocking(
                        () -> new RebootOutcome(folder, journal).read(BootId.read(folders.root()), age.elapsed()),
                        false)
                .compose(found -> found.isPresent()
                        ? conclude(folder, journal, List.of(found.get()))
                        : vertx.timer(POLL_MILLIS).compose(next -> awaitReboot(folder, journal, age, folders)));
    }

    private Future<Run> readServices(RunFolder folder, RunFolder.Journal journal, AptFolders folders) {
        return states.queryUnits(journal.actions(), folders)
                .compose(units -> vertx.executeBlocking(
                        () -> {
                            ServiceOutcomes outcomes = new ServiceOutcomes(folder, journal, units);
                            return journal.actions().stream()
                                    .map(outcomes::read)
                                    .toList();
                        },
                        false))
                .compose(outcomes -> conclude(folder, journal, outcomes));
    }

    private Future<Run> conclude(RunFolder folder, RunFolder.Journal journal, List<Outcome> outcomes) {
        return vertx.executeBlocking(
                () -> {
                    for (Outcome outcome : outcomes) {
                        remember(outcome.action(), outcome.result(), journal);
                    }
                    return new Run(folder.id(), journal.started(), Instant.now(), outcomes, null, folder.readLog());
                },
                false);
    }

    private void remember(Action action, Result result, RunFolder.Journal journal) throws IOException {
        if (result == Result.DONE) {
            states.complete(action, journal.before());
        }
    }
}
