package io.masif.agent.run;

import io.masif.agent.apt.Apt;
import io.masif.agent.apt.AptMessage;
import io.masif.agent.apt.DpkgState;
import io.masif.agent.lock.OrphanedDpkg;
import io.masif.agent.message.RunList;
import io.masif.agent.plan.HostCondition;
import io.masif.agent.process.CommandLine;
import io.masif.agent.process.HostFailure;
import io.masif.agent.process.Launcher;
import io.masif.agent.select.ApprovedRun;
import io.masif.agent.select.Selection;
import io.masif.domain.Action;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs of this host: started, found again after a restart, told until they are acknowledged. */
public final class Runs {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
    private static final long RETRY_MILLIS = 5000;

    private final Vertx vertx;
    private final Apt apt;
    private final Path folder;
    private final Function<Run, Future<Void>> recordOutcome;
    private final Consumer<String> onEnded;
    private final RunFailureLog failures = new RunFailureLog();
    private final Launcher launcher;
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final Set<String> onFullDisk = new HashSet<>();

    /**
     * @param recordOutcome what else is to be written down before a run counts as ended
     * @param onEnded told a run's id when it has ended, and its outcome is on disk
     */
    public Runs(
            Vertx vertx, Apt apt, Path folder, Function<Run, Future<Void>> recordOutcome, Consumer<String> onEnded) {
        this.vertx = vertx;
        this.apt = apt;
        this.folder = folder;
        this.recordOutcome = recordOutcome;
        this.onEnded = onEnded;
        launcher = new Launcher(apt.commands());
    }

    /** Finds what an earlier process of the agent left, and waits for what still goes on. */
    public Future<Void> recover() {
        return vertx.executeBlocking(this::findRuns, false).map(all -> {
            all.forEach(found -> {
                if (found.outcome().isPresent()) {
                    runs.put(found.folder().id(), found.outcome().get());
                } else if (found.journal().isPresent()) {
                    LOG.info(
                            "found a run of an earlier process run={}",
                            found.folder().id());
                    trackRun(
                            found.folder(),
                            found.journal().get(),
                            !found.folder().hasStarted(),
                            awaitEnd(found.folder()));
                } else {
                    deleteFolder(found.folder());
                }
            });
            return null;
        });
    }

    /** Starts apt with nothing but these actions allowed; the future is that of its start. */
    public Future<Void> start(ApprovedRun approved, long lockTimeout) {
        Selection selection = approved.selection();
        RunFolder run = new RunFolder(folder.resolve(UUID.randomUUID().toString()));
        return apt.queryFolders()
                .compose(folders -> new RunCommand(apt, lockTimeout)
                        .build(run, selection, folders)
                        .compose(command -> vertx.executeBlocking(() -> run.prepare(approved, folders.arch()), false)
                                .compose(journal -> launch(run, journal, command))))
                .onSuccess(process -> LOG.info(
                        "apt started run={} actions={}",
                        run.id(),
                        selection.actions().size()))
                .onFailure(e -> deleteFolder(run))
                .<Void>mapEmpty();
    }

    private Future<Process> launch(RunFolder run, RunFolder.Journal journal, List<String> command) {
        List<String> fullCommand = new ArrayList<>(
                List.of("sh", run.runScript().toString(), run.path().toString()));
        fullCommand.addAll(command);
        // while one program is replaced by the next, the kernel tells no command line: this one is waited for itself
        return launcher.launch("masif-run-" + run.id(), fullCommand, null)
                .onSuccess(process -> trackRun(
                        run, journal, false, awaitExit(process.toHandle()).compose(exited -> awaitEnd(run))));
    }

    /** For a run that was not started, or was told: there is nothing to tell about it. */
    private void deleteFolder(RunFolder run) {
        vertx.<Void>executeBlocking(() -> {
                    run.delete();
                    return null;
                })
                .onFailure(e -> HostFailure.log(failures.deletion, e));
    }

    /** Those that go on, with what they printed so far, and those that have ended. */
    public Future<RunList> list() {
        List<Run> current = List.copyOf(runs.values());
        return vertx.executeBlocking(
                () -> new RunList(current.stream()
                        .map(run -> run.ended() != null ? run : withProgress(run))
                        .toList()),
                false);
    }

    public boolean hasActiveRun() {
        return runs.values().stream().anyMatch(run -> run.ended() == null);
    }

    public Future<Void> acknowledge(Set<String> ids) {
        List<String> finished = ids.stream()
                .filter(id -> runs.containsKey(id) && runs.get(id).ended() != null)
                .toList();
        return vertx.<Void>executeBlocking(
                        () -> {
                            for (String id : finished) {
                                new RunFolder(folder.resolve(id)).delete();
                            }
                            return null;
                        },
                        false)
                .onSuccess(done -> finished.forEach(runs::remove))
                .onSuccess(done -> failures.deletion.succeeded())
                .onFailure(e -> HostFailure.log(failures.deletion, e))
                .otherwiseEmpty();
    }

    /** @param neverStarted whether the agent was ended between journal and start: nothing was attempted */
    private void trackRun(RunFolder run, RunFolder.Journal journal, boolean neverStarted, Future<Void> end) {
        runs.put(run.id(), new Run(run.id(), journal.started(), null, runningOutcomes(journal.actions()), null, ""));
        finish(run, journal, neverStarted, end);
    }

    /** Waits for the run's end and keeps its outcome; what fails on the way, a full disk for one, is tried again. */
    private void finish(RunFolder run, RunFolder.Journal journal, boolean neverStarted, Future<Void> end) {
        end.compose(finished -> apt.queryFolders())
                .compose(apt::queryDpkgState)
                .compose(state -> outcome(run, journal, state, onFullDisk.contains(run.id())))
                .compose(outcome ->
                        (neverStarted ? Future.succeededFuture() : recordOutcome.apply(outcome)).map(outcome))
                .onSuccess(outcome -> {
                    failures.outcome.succeeded();
                    onFullDisk.remove(run.id());
                    runs.put(run.id(), outcome);
                    LOG.info(
                            "apt ended run={} outcomes={}",
                            run.id(),
                            outcome.outcomes().stream()
                                    .collect(Collectors.groupingBy(
                                            o -> o.result().word(), Collectors.counting())));
                    onEnded.accept(run.id());
                })
                .onFailure(e -> {
                    HostFailure.log(failures.outcome, e);
                    // by the time that the outcome can be kept there is room again
                    if (HostFailure.describe(e).contains(AptMessage.NO_SPACE_TEXT)) {
                        onFullDisk.add(run.id());
                    }
                    vertx.setTimer(RETRY_MILLIS, timer -> finish(run, journal, neverStarted, awaitEnd(run)));
                });
    }

    private Future<Run> outcome(RunFolder run, RunFolder.Journal journal, DpkgState state, boolean wasFull) {
        return vertx.executeBlocking(
                () -> {
                    boolean full = wasFull || HostCondition.isFull(run.path());
                    Run outcome = new OutcomeReader(state, run, full).read(run.id(), journal);
                    run.writeOutcome(outcome);
                    return outcome;
                },
                false);
    }

    /** Completes when neither run.sh nor what it started works on the run any more, whichever of them was killed. */
    private Future<Void> awaitEnd(RunFolder run) {
        return vertx.executeBlocking(() -> findProcess(run), false)
                .compose(process -> process.isEmpty()
                        ? Future.succeededFuture()
                        : awaitExit(process.get()).compose(exited -> awaitEnd(run)));
    }

    private Future<ProcessHandle> awaitExit(ProcessHandle process) {
        return Future.fromCompletionStage(process.onExit(), vertx.getOrCreateContext());
    }

    private static Optional<ProcessHandle> findProcess(RunFolder run) {
        byte[] runArgument = ("\0" + run.path() + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] preferencesArgument = ("=" + run.preferencesFile() + "\0").getBytes(StandardCharsets.UTF_8);
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(handle -> {
                        CommandLine line = CommandLine.of(handle);
                        return line.contains(runArgument)
                                || line.contains(preferencesArgument)
                                || OrphanedDpkg.isOrphanOf(handle, run.path());
                    })
                    .findFirst();
        }
    }

    private List<RecoveredRun> findRuns() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory)
                    .map(RunFolder::new)
                    .map(RecoveredRun::read)
                    .toList();
        }
    }

    private Run withProgress(Run run) {
        RunFolder runFolder = new RunFolder(folder.resolve(run.id()));
        return new Run(
                run.id(),
                run.started(),
                null,
                run.outcomes(),
                runFolder.readProgress().orElse(null),
                runFolder.readLog());
    }

    private static List<Run.Outcome> runningOutcomes(List<Action> actions) {
        return actions.stream()
                .map(action -> new Run.Outcome(action, Result.RUNNING, null))
                .toList();
    }
}
