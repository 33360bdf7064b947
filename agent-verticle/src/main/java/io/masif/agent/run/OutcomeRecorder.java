package io.masif.agent.run;

import io.masif.agent.apt.Apt;
import io.masif.agent.apt.AptFolders;
import io.masif.agent.apt.AptMessage;
import io.masif.agent.apt.DpkgState;
import io.masif.agent.plan.HostCondition;
import io.masif.agent.plan.InterruptedDpkg;
import io.masif.agent.process.HostFailure;
import io.masif.boot.logging.FailureLog;
import io.masif.domain.Run;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the outcome of a run when its processes have ended, and keeps it on disk; repeats that until it succeeds. */
final class OutcomeRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(OutcomeRecorder.class);
    private static final long RETRY_MILLIS = 5000;

    private final Vertx vertx;
    private final Apt apt;
    private final RunProcessWatcher watcher;
    private final RestartOutcomes restarts;
    private final Function<Run, Future<Void>> onOutcome;
    private final FailureLog failures = new FailureLog(
            LOG, "the outcome of a run cannot be read or kept, tried again each 5 s", "the outcome of a run is kept");

    /** @param onOutcome what else has to succeed before a run counts as ended */
    OutcomeRecorder(
            Vertx vertx,
            Apt apt,
            RunProcessWatcher watcher,
            RestartOutcomes restarts,
            Function<Run, Future<Void>> onOutcome) {
        this.vertx = vertx;
        this.apt = apt;
        this.watcher = watcher;
        this.restarts = restarts;
        this.onOutcome = onOutcome;
    }

    /**
     * A run whose end is awaited.
     *
     * @param age how long ago it was started
     * @param neverStarted whether the agent ended between the journal and the start: nothing was attempted
     * @param diskWasFull whether its outcome could not be kept because the disk was full
     */
    private record EndingRun(
            RunFolder folder, RunFolder.Journal journal, RunAge age, boolean neverStarted, boolean diskWasFull) {
        EndingRun withFullDisk() {
            return new EndingRun(folder, journal, age, neverStarted, true);
        }
    }

    /** @param onRecorded called with the outcome when it is on disk */
    void recordAtEnd(RunFolder run, RunFolder.Journal journal, Future<Void> end, Consumer<Run> onRecorded) {
        tryRecord(new EndingRun(run, journal, RunAge.zero(), false, false), end, onRecorded);
    }

    /** As {@link #recordAtEnd}, for a run that an earlier process of the agent prepared. */
    void recordRecovered(RunFolder run, RunFolder.Journal journal, Consumer<Run> onRecorded) {
        EndingRun ending = new EndingRun(run, journal, RunAge.since(journal.started()), !run.hasStarted(), false);
        tryRecord(ending, watcher.awaitEnd(run), onRecorded);
    }

    private void tryRecord(EndingRun run, Future<Void> end, Consumer<Run> onRecorded) {
        end.compose(ended -> apt.queryFolders())
                .compose(folders -> readOutcome(run, folders))
                .compose(outcome ->
                        (run.neverStarted() ? Future.<Void>succeededFuture() : onOutcome.apply(outcome)).map(outcome))
                .onSuccess(outcome -> {
                    failures.succeeded();
                    onRecorded.accept(outcome);
                })
                .onFailure(e -> {
                    HostFailure.log(failures, e);
                    // when the outcome can be written, the disk has space again
                    boolean isDiskFull = HostFailure.describe(e).contains(AptMessage.NO_SPACE_TEXT);
                    EndingRun next = isDiskFull ? run.withFullDisk() : run;
                    vertx.setTimer(RETRY_MILLIS, timer -> tryRecord(next, watcher.awaitEnd(run.folder()), onRecorded));
                });
    }

    private Future<Run> readOutcome(EndingRun run, AptFolders folders) {
        RunFolder folder = run.folder();
        Future<Run> outcome = run.journal().isRestart()
                ? restarts.read(folder, run.journal(), run.age(), folders)
                : apt.queryDpkgState(folders).compose(dpkg -> readOutcome(run, folders, dpkg));
        return outcome.compose(read -> vertx.executeBlocking(
                () -> {
                    folder.writeOutcome(read);
                    return read;
                },
                false));
    }

    private Future<Run> readOutcome(EndingRun run, AptFolders folders, DpkgState dpkg) {
        RunFolder folder = run.folder();
        return vertx.executeBlocking(
                () -> {
                    boolean isDiskFull = run.diskWasFull() || HostCondition.isFull(folder.path());
                    boolean hasUpdates = new InterruptedDpkg(folders).hasUpdates();
                    return new OutcomeReader(dpkg, folder, isDiskFull, hasUpdates).read(folder.id(), run.journal());
                },
                false);
    }
}
