package io.masif.agent.apt;

import io.masif.agent.process.Launcher;
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
final class Runs {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
    private static final long AGAIN_MILLIS = 5000;

    private final Vertx vertx;
    private final Apt apt;
    private final Path folder;
    private final Function<Run, Future<Void>> note;
    private final Consumer<String> ended;
    private final RunFailures failures = new RunFailures();
    private final Launcher launcher;
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final Set<String> onFullDisk = new HashSet<>();

    /**
     * @param note what else is to be written down before a run counts as ended
     * @param ended told a run's id when it has ended, and its outcome is on disk
     */
    Runs(Vertx vertx, Apt apt, Path folder, Function<Run, Future<Void>> note, Consumer<String> ended) {
        this.vertx = vertx;
        this.apt = apt;
        this.folder = folder;
        this.note = note;
        this.ended = ended;
        launcher = new Launcher(apt.commands());
    }

    /** Finds what an earlier process of the agent left, and waits for what still goes on. */
    Future<Void> recover() {
        return vertx.executeBlocking(this::find, false).map(all -> {
            all.forEach(found -> {
                if (found.outcome().isPresent()) {
                    runs.put(found.folder().id(), found.outcome().get());
                } else if (found.journal().isPresent()) {
                    LOG.info(
                            "found a run of an earlier process run={}",
                            found.folder().id());
                    follow(
                            found.folder(),
                            found.journal().get(),
                            !found.folder().began(),
                            end(found.folder()));
                } else {
                    forget(found.folder());
                }
            });
            return null;
        });
    }

    /** Starts apt with nothing but these actions allowed; the future is that of its start. */
    Future<Void> start(ApprovedRun approved, long lockTimeout) {
        Selection selection = approved.selection();
        RunFolder run = new RunFolder(folder.resolve(UUID.randomUUID().toString()));
        return apt.folders()
                .compose(folders -> command(run, selection, folders, lockTimeout)
                        .compose(command -> vertx.executeBlocking(() -> run.prepare(approved, folders.arch()), false)
                                .compose(journal -> launch(run, journal, command))))
                .onSuccess(process -> LOG.info(
                        "apt started run={} actions={}",
                        run.id(),
                        selection.actions().size()))
                .onFailure(e -> forget(run))
                .<Void>mapEmpty();
    }

    private Future<List<String>> command(RunFolder run, Selection selection, AptFolders folders, long lockTimeout) {
        return switch (selection.tool()) {
            case APT -> Future.succeededFuture(Apt.run(run, lockTimeout, selection));
            case DPKG -> apt.configure(run, folders, lockTimeout);
        };
    }

    private Future<Process> launch(RunFolder run, RunFolder.Journal journal, List<String> command) {
        List<String> whole = new ArrayList<>(
                List.of("sh", run.script().toString(), run.path().toString()));
        whole.addAll(command);
        // while one program is replaced by the next, the kernel tells no command line: this one is waited for itself
        return launcher.launch("masif-run-" + run.id(), whole, null)
                .onSuccess(process ->
                        follow(run, journal, false, exit(process.toHandle()).compose(exited -> end(run))));
    }

    /** For a run that was not started, or was told: there is nothing to tell about it. */
    private void forget(RunFolder run) {
        vertx.<Void>executeBlocking(() -> {
                    run.delete();
                    return null;
                })
                .onFailure(e -> HostFailure.log(failures.deletion, e));
    }

    /** Those that go on, with what they printed so far, and those that have ended. */
    Future<RunList> list() {
        List<Run> now = List.copyOf(runs.values());
        return vertx.executeBlocking(
                () -> new RunList(now.stream()
                        .map(run -> run.ended() != null ? run : asItIs(run))
                        .toList()),
                false);
    }

    boolean busy() {
        return runs.values().stream().anyMatch(run -> run.ended() == null);
    }

    Future<Void> acknowledge(Set<String> ids) {
        List<String> over = ids.stream()
                .filter(id -> runs.containsKey(id) && runs.get(id).ended() != null)
                .toList();
        return vertx.<Void>executeBlocking(
                        () -> {
                            for (String id : over) {
                                new RunFolder(folder.resolve(id)).delete();
                            }
                            return null;
                        },
                        false)
                .onSuccess(done -> over.forEach(runs::remove))
                .onSuccess(done -> failures.deletion.succeeded())
                .onFailure(e -> HostFailure.log(failures.deletion, e))
                .otherwiseEmpty();
    }

    /** @param neverBegan whether the agent was ended between journal and start: nothing was attempted */
    private void follow(RunFolder run, RunFolder.Journal journal, boolean neverBegan, Future<Void> end) {
        runs.put(run.id(), new Run(run.id(), journal.started(), null, running(journal.actions()), null, ""));
        finish(run, journal, neverBegan, end);
    }

    /** Waits for the run's end and keeps its outcome; what fails on the way, a full disk for one, is tried again. */
    private void finish(RunFolder run, RunFolder.Journal journal, boolean neverBegan, Future<Void> end) {
        end.compose(over -> apt.folders())
                .compose(apt::state)
                .compose(state -> outcome(run, journal, state, onFullDisk.contains(run.id())))
                .compose(outcome -> (neverBegan ? Future.succeededFuture() : note.apply(outcome)).map(outcome))
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
                    ended.accept(run.id());
                })
                .onFailure(e -> {
                    HostFailure.log(failures.outcome, e);
                    // by the time that the outcome can be kept there is room again
                    if (HostFailure.sentence(e).contains(Complaint.FULL)) {
                        onFullDisk.add(run.id());
                    }
                    vertx.setTimer(AGAIN_MILLIS, timer -> finish(run, journal, neverBegan, end(run)));
                });
    }

    private Future<Run> outcome(RunFolder run, RunFolder.Journal journal, DpkgState state, boolean wasFull) {
        return vertx.executeBlocking(
                () -> {
                    boolean full = wasFull || HostCondition.isFull(run.path());
                    Run outcome = new OutcomeReader(state, run, full).read(run.id(), journal);
                    run.keepOutcome(outcome);
                    return outcome;
                },
                false);
    }

    /** Completes when neither run.sh nor what it started works on the run any more, whichever of them was killed. */
    private Future<Void> end(RunFolder run) {
        return vertx.executeBlocking(() -> process(run), false)
                .compose(process -> process.isEmpty()
                        ? Future.succeededFuture()
                        : exit(process.get()).compose(exited -> end(run)));
    }

    private Future<ProcessHandle> exit(ProcessHandle process) {
        return Future.fromCompletionStage(process.onExit(), vertx.getOrCreateContext());
    }

    private static Optional<ProcessHandle> process(RunFolder run) {
        byte[] wanted = ("\0" + run.path() + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] pinned = ("=" + run.preferences() + "\0").getBytes(StandardCharsets.UTF_8);
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(handle -> {
                        CommandLine line = CommandLine.of(handle);
                        return line.contains(wanted) || line.contains(pinned) || Orphan.of(handle, run.path());
                    })
                    .findFirst();
        }
    }

    private List<FoundRun> find() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory)
                    .map(RunFolder::new)
                    .map(FoundRun::in)
                    .toList();
        }
    }

    private Run asItIs(Run run) {
        RunFolder its = new RunFolder(folder.resolve(run.id()));
        return new Run(
                run.id(), run.started(), null, run.outcomes(), its.progress().orElse(null), its.log());
    }

    private static List<Run.Outcome> running(List<Action> actions) {
        return actions.stream()
                .map(action -> new Run.Outcome(action, Result.RUNNING, null))
                .toList();
    }
}
