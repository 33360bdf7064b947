package io.masif.agent.run;

import io.masif.agent.apt.Apt;
import io.masif.agent.message.RunList;
import io.masif.agent.message.StartDeadline;
import io.masif.agent.process.HostFailure;
import io.masif.agent.process.Launcher;
import io.masif.agent.restart.RestartStates;
import io.masif.agent.select.ApprovedRun;
import io.masif.boot.logging.FailureLog;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs of this host, from their start or recovery until they are acknowledged. Belongs to one event loop. */
public final class Runs {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final Vertx vertx;
    private final Apt apt;
    private final Path folder;
    private final Consumer<String> onEnded;
    private final Launcher launcher;
    private final RunProcessWatcher watcher;
    private final OutcomeRecorder recorder;
    private final RestartStates restartStates;
    private final FailureLog deletionFailures = new FailureLog(
            LOG, "the folder of a run cannot be deleted, it may be reported again", "the folders of runs are deleted");
    private final Map<String, Run> runs = new LinkedHashMap<>();
    /** How many runs may be active of which nothing is known. */
    private int unreadableRuns;

    /**
     * @param restartStates by which the restarts among the actions are observed
     * @param onOutcome what else has to succeed before a run counts as ended
     * @param onEnded called with a run's id when it has ended and its outcome is on disk
     */
    public Runs(
            Vertx vertx,
            Apt apt,
            Path folder,
            RestartStates restartStates,
            Function<Run, Future<Void>> onOutcome,
            Consumer<String> onEnded) {
        this.vertx = vertx;
        this.apt = apt;
        this.folder = folder;
        this.onEnded = onEnded;
        launcher = new Launcher(apt.commands());
        watcher = new RunProcessWatcher(vertx);
        this.restartStates = restartStates;
        recorder = new OutcomeRecorder(vertx, apt, watcher, new RestartOutcomes(vertx, restartStates), onOutcome);
    }

    /** Finds the runs that an earlier process of the agent left, and waits for the end of those that are active. */
    public Future<Void> recover() {
        return vertx.executeBlocking(() -> RecoveredRun.findAll(folder), false).map(all -> {
            all.forEach(this::recover);
            return null;
        });
    }

    private void recover(RecoveredRun recovered) {
        RunFolder run = recovered.folder();
        if (recovered.isUnreadable()) {
            unreadableRuns++;
            watcher.awaitEnd(run).onComplete(ended -> unreadableRuns--);
        } else if (recovered.outcome().isPresent()) {
            runs.put(run.id(), recovered.outcome().get());
        } else if (recovered.journal().isPresent()) {
            LOG.info("found a run of an earlier process run={}", run.id());
            addActive(run, recovered.journal().get());
            recorder.recordRecovered(run, recovered.journal().get(), this::end);
        } else {
            deleteFolder(run);
        }
    }

    /**
     * Starts what executes these actions and nothing else, such as apt; the future is that of its start.
     *
     * @param lockTimeout how long to wait for dpkg's lock, if the deadline is not earlier
     * @param deadline checked right before the start
     * @return fails with {@link StartDeadline.OverException} if the deadline is over
     */
    public Future<Void> start(ApprovedRun approved, Duration lockTimeout, StartDeadline deadline) {
        RunFolder run = new RunFolder(folder.resolve(UUID.randomUUID().toString()));
        return apt.queryFolders()
                .compose(folders -> restartStates
                        .readBaseline(approved.selection().actions(), folders)
                        .compose(before -> new RunCommand(apt)
                                .build(run, approved.selection(), folders)
                                .compose(command -> vertx.executeBlocking(
                                                () -> run.prepare(approved, folders.arch(), before), false)
                                        .compose(journal -> launch(
                                                run,
                                                journal,
                                                () -> command.apply(deadline.limit(lockTimeout)
                                                        .toSeconds()))))))
                .onSuccess(process -> LOG.info(
                        "a run started run={} tool={} actions={}",
                        run.id(),
                        approved.selection().tool(),
                        approved.selection().actions().size()))
                .onFailure(e -> deleteFolder(run))
                .mapEmpty();
    }

    private Future<Process> launch(RunFolder run, RunFolder.Journal journal, Supplier<List<String>> command) {
        return launcher.launch("masif-run-" + run.id(), () -> wrapInScript(run, command.get()), null)
                .onSuccess(process -> {
                    addActive(run, journal);
                    recorder.recordAtEnd(run, journal, watcher.awaitEnd(run, process.toHandle()), this::end);
                });
    }

    private static List<String> wrapInScript(RunFolder run, List<String> command) {
        List<String> fullCommand = new ArrayList<>(
                List.of("sh", run.runScript().toString(), run.path().toString()));
        fullCommand.addAll(command);
        return fullCommand;
    }

    private void addActive(RunFolder run, RunFolder.Journal journal) {
        List<Run.Outcome> outcomes = journal.actions().stream()
                .map(action -> new Run.Outcome(action, Result.RUNNING, null))
                .toList();
        runs.put(run.id(), new Run(run.id(), journal.started(), null, outcomes, null, ""));
    }

    private void end(Run outcome) {
        runs.put(outcome.id(), outcome);
        LOG.info(
                "a run ended run={} outcomes={}",
                outcome.id(),
                outcome.outcomes().stream()
                        .collect(Collectors.groupingBy(each -> each.result().word(), Collectors.counting())));
        onEnded.accept(outcome.id());
    }

    /** The active runs with their output so far, and those that have ended. */
    public Future<RunList> list() {
        List<Run> current = List.copyOf(runs.values());
        return vertx.executeBlocking(
                () -> new RunList(current.stream()
                        .map(run -> run.ended() != null ? run : readProgress(run))
                        .toList()),
                false);
    }

    private Run readProgress(Run run) {
        RunFolder runFolder = new RunFolder(folder.resolve(run.id()));
        return new Run(
                run.id(),
                run.started(),
                null,
                run.outcomes(),
                runFolder.readProgress().orElse(null),
                runFolder.readLog());
    }

    public boolean hasActiveRun() {
        return unreadableRuns > 0 || runs.values().stream().anyMatch(run -> run.ended() == null);
    }

    /** Deletes the runs among these that have ended. What cannot be deleted is reported again. */
    public Future<Void> acknowledge(Set<String> ids) {
        List<Future<Void>> deletions = ids.stream()
                .filter(id -> runs.containsKey(id) && runs.get(id).ended() != null)
                .map(id -> deleteFolder(new RunFolder(folder.resolve(id))).onSuccess(deleted -> runs.remove(id)))
                .toList();
        return Future.join(deletions)
                .onSuccess(all -> deletionFailures.succeeded())
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    /** Of a run that was not started, or is acknowledged: there is nothing to report about it. */
    private Future<Void> deleteFolder(RunFolder run) {
        return vertx.<Void>executeBlocking(
                        () -> {
                            run.delete();
                            return null;
                        },
                        false)
                .onFailure(e -> HostFailure.log(deletionFailures, e));
    }
}
