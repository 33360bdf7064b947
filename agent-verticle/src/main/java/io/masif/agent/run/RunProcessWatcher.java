package io.masif.agent.run;

import io.masif.agent.lock.OrphanedDpkg;
import io.masif.agent.process.CommandLine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** Waits for the end of all processes of a run, whether this process of the agent started them or an earlier one. */
final class RunProcessWatcher {
    private final Vertx vertx;

    RunProcessWatcher(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Completes when neither run.sh nor a process that it started is alive, whichever of them was killed.
     *
     * @param process that of run.sh: while one program is replaced by the next, the kernel shows no command line, and the
     *     process cannot be found by it
     */
    Future<Void> awaitEnd(RunFolder run, ProcessHandle process) {
        return awaitExit(process).compose(exited -> awaitEnd(run));
    }

    /** As {@link #awaitEnd(RunFolder, ProcessHandle)}, for a run whose processes have to be found. */
    Future<Void> awaitEnd(RunFolder run) {
        return vertx.executeBlocking(() -> findProcess(run), false)
                .compose(process -> process.isEmpty() ? Future.succeededFuture() : awaitEnd(run, process.get()));
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
}
