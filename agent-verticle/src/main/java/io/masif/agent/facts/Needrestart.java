package io.masif.agent.facts;

import io.masif.agent.apt.Apt;
import io.masif.agent.apt.AptFolders;
import io.masif.agent.process.Commands;
import io.masif.agent.restart.BootId;
import io.masif.agent.restart.HostPrograms;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the services that still use replaced files, and a kernel that waits for a reboot. needrestart examines every process,
 * which takes a second: it runs when dpkg's status has changed, after a boot and after restarts, and otherwise at most once an
 * hour. It is never killed; after the timeout the last answer counts until it ends.
 */
final class Needrestart {
    private static final Logger LOG = LoggerFactory.getLogger(Needrestart.class);
    private static final Duration MAX_AGE = Duration.ofHours(1);
    /** How old an answer may be that came too late for the one who asked. */
    private static final Duration MAX_LATE_AGE = Duration.ofMinutes(10);

    private final Vertx vertx;
    private final Commands commands;
    private final boolean findsRestartable;
    private final Duration timeout;
    private final NeedrestartCache cache;
    private NeedrestartCache.Answer lastAnswer;
    private boolean isInvalidated;
    private Future<NeedrestartResult> pending = Future.succeededFuture(NeedrestartResult.NONE);
    /** The query of {@link #queryNow} that has not been answered in time; null if there is none. */
    private Future<NeedrestartResult> lateQuery;

    private long lateAnswerNanos;

    /**
     * @param findsRestartable whether it is asked as well which services it would restart itself, which takes another second
     * @param cacheFile the file of the last answer
     */
    Needrestart(Vertx vertx, boolean findsRestartable, Duration timeout, Path cacheFile) {
        this.vertx = vertx;
        // without NEEDRESTART_SUSPEND, which is meant for runs of apt
        commands = new Commands(vertx, Map.of("LC_ALL", "C.UTF-8", "PATH", Apt.PATH));
        this.findsRestartable = findsRestartable;
        this.timeout = timeout;
        cache = new NeedrestartCache(cacheFile);
    }

    /** If the program is missing, nothing is found. */
    Future<NeedrestartResult> find(AptFolders folders) {
        return readState(folders).compose(state -> {
            if (state.isEmpty()) {
                return Future.succeededFuture(NeedrestartResult.NONE);
            }
            if (isFresh(state)) {
                return Future.succeededFuture(lastAnswer.result());
            }
            if (pending.isComplete()) {
                pending = query(folders, state);
            }
            return pending.timeout(timeout.toMillis(), TimeUnit.MILLISECONDS).otherwise(findLastResult(state));
        });
    }

    /** Which kernel runs is not known by an answer from before the boot. */
    private NeedrestartResult findLastResult(String state) {
        if (lastAnswer == null) {
            return NeedrestartResult.NONE;
        }
        return boot(lastAnswer.state()).equals(boot(state))
                ? lastAnswer.result()
                : lastAnswer.result().withNewerKernel(null);
    }

    private static String boot(String state) {
        return state.substring(state.lastIndexOf(' ') + 1);
    }

    /**
     * As {@link #find}, but as they are now; fails if it cannot be found out in time. Then the next call takes the answer
     * when it has come: on a slow host, none would ever come in time.
     */
    Future<NeedrestartResult> queryNow(AptFolders folders) {
        Future<NeedrestartResult> query = isLateQueryUsable() ? lateQuery : queryAnew(folders);
        lateQuery = query;
        return query.timeout(timeout.toMillis(), TimeUnit.MILLISECONDS).onComplete(done -> {
            if (query.isComplete()) {
                lateQuery = null;
            }
        });
    }

    private boolean isLateQueryUsable() {
        return lateQuery != null
                && (!lateQuery.isComplete() || System.nanoTime() - lateAnswerNanos < MAX_LATE_AGE.toNanos());
    }

    private Future<NeedrestartResult> queryAnew(AptFolders folders) {
        return pending.transform(ended -> readState(folders))
                .compose(state -> {
                    pending = state.isEmpty() ? Future.succeededFuture(NeedrestartResult.NONE) : query(folders, state);
                    return pending;
                })
                .onComplete(answered -> lateAnswerNanos = System.nanoTime());
    }

    /** Services were restarted: the last answer no longer counts. */
    void invalidate() {
        isInvalidated = true;
        lateQuery = null;
    }

    private boolean isFresh(String state) {
        return !isInvalidated
                && lastAnswer != null
                && lastAnswer.state().equals(state)
                && Duration.between(lastAnswer.time(), Instant.now()).abs().compareTo(MAX_AGE) < 0;
    }

    private Future<NeedrestartResult> query(AptFolders folders, String state) {
        isInvalidated = false;
        return run(folders, NeedrestartOutput.BATCH)
                .compose(batch -> findRestartable(folders, NeedrestartOutput.parseServices(batch))
                        .map(services -> services.withNewerKernel(NeedrestartOutput.parseNewerKernel(batch))))
                .onSuccess(result ->
                        lastAnswer = new NeedrestartCache.Answer(Instant.now(), state, findsRestartable, result))
                .onFailure(e -> LOG.warn("needrestart could not be asked reason={}", e.getMessage()))
                .compose(result -> vertx.executeBlocking(() -> cache.save(lastAnswer), false))
                .map(NeedrestartCache.Answer::result);
    }

    private Future<NeedrestartResult> findRestartable(AptFolders folders, List<String> all) {
        return !findsRestartable || all.isEmpty()
                ? Future.succeededFuture(new NeedrestartResult(all, List.of(), null))
                : run(folders, NeedrestartOutput.LIST_COMMANDS)
                        .map(NeedrestartOutput::parseRestartable)
                        .map(commanded -> new NeedrestartResult(
                                all, all.stream().filter(commanded::contains).toList(), null));
    }

    private Future<String> run(AptFolders folders, List<String> arguments) {
        List<String> command = new ArrayList<>(
                List.of(HostPrograms.below(folders.root()).needrestart().toString()));
        command.addAll(arguments);
        return commands.run(command).map(Commands.Output::out);
    }

    /** When dpkg's status was last written, and the boot; empty if needrestart is not installed. */
    private Future<String> readState(AptFolders folders) {
        return vertx.executeBlocking(
                () -> {
                    if (!Files.isExecutable(HostPrograms.below(folders.root()).needrestart())) {
                        return "";
                    }
                    if (lastAnswer == null) {
                        lastAnswer = cache.load(findsRestartable);
                    }
                    return readStatusTime(folders) + " " + BootId.read(folders.root());
                },
                false);
    }

    private static String readStatusTime(AptFolders folders) throws IOException {
        return Files.getLastModifiedTime(folders.status()).toString();
    }
}
