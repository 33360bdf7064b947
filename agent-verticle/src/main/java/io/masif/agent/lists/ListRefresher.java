package io.masif.agent.lists;

import io.masif.agent.apt.Apt;
import io.masif.agent.apt.AptDiagnostics;
import io.masif.agent.apt.AptMessage;
import io.masif.agent.config.AgentConfiguration;
import io.masif.agent.lock.AptLocks;
import io.masif.agent.process.Launcher;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostSentence;
import io.masif.domain.host.HostState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refreshes the package lists periodically, never beside a simulation, a run, or another refresh. */
public final class ListRefresher {
    private static final String LOG_FILE = "refresh.log";
    private static final Logger LOG = LoggerFactory.getLogger(ListRefresher.class);
    /** How long a refresh takes at most if all is well, also where the archives are slow. */
    public static final Duration MAX_DURATION = Duration.ofMinutes(30);

    private static final Duration BUSY_RETRY_DELAY = Duration.ofSeconds(3);
    private static final Duration FAILURE_RETRY_DELAY = Duration.ofMinutes(15);
    private static final double FIRST_DELAY_FACTOR = 0.1;

    private final Vertx vertx;
    private final Apt apt;
    private final Launcher launcher;
    private final Duration interval;
    private final Path state;
    private final RandomGenerator random;
    private final Duration maxDuration;
    private ActiveRefresh current;
    private HostProblem lastProblem = HostProblem.NONE;

    /** @param maxDuration after which a refresh that goes on is reported */
    public ListRefresher(
            Vertx vertx, Apt apt, AgentConfiguration configuration, RandomGenerator random, Duration maxDuration) {
        this.vertx = vertx;
        this.apt = apt;
        launcher = new Launcher(apt.commands());
        interval = configuration.apt().refreshInterval();
        state = configuration.local().stateFolder();
        this.random = random;
        this.maxDuration = maxDuration;
        current = ActiveRefresh.of(Future.succeededFuture(), maxDuration);
    }

    /**
     * Sets the timer for the first refresh, unless the interval is zero. Its delay is random: a fleet that is started at
     * once does not refresh at once.
     *
     * @param isIdle whether no other part of the agent uses apt
     * @param onRefreshed called after each refresh
     */
    public void start(BooleanSupplier isIdle, Runnable onRefreshed) {
        if (!interval.isZero()) {
            scheduleRefresh(interval, 0, FIRST_DELAY_FACTOR, isIdle, onRefreshed);
        }
    }

    /**
     * Refreshes now, if the interval is over; for a process that does not stay. The log of the last refresh shows when it
     * was made and how it ended. A refresh that takes too long is not waited for.
     */
    public Future<Void> refreshIfDue() {
        if (interval.isZero()) {
            return Future.succeededFuture();
        }
        return vertx.executeBlocking(() -> findRecentResult(state.resolve(LOG_FILE)), false)
                .compose(recentResult -> {
                    if (recentResult.isPresent()) {
                        lastProblem = recentResult.get();
                        return Future.succeededFuture();
                    }
                    begin().onSuccess(found -> found.ifPresent(this::recordProblem));
                    return awaitIdle();
                });
    }

    /** How the last refresh ended; empty if the next one is due. */
    private Optional<HostProblem> findRecentResult(Path log) throws IOException {
        if (!Files.exists(log)) {
            return Optional.empty();
        }
        Duration age = Duration.between(Files.getLastModifiedTime(log).toInstant(), Instant.now());
        String text = readLog(log);
        boolean hasErrors = AptDiagnostics.findError(text).isPresent();
        // the clock has been set back since it wrote a log from the future
        return parseResult(hasErrors ? 1 : 0, text)
                .filter(found -> !age.isNegative() && age.compareTo(nextDelay(found, interval)) < 0);
    }

    /** How long to wait after a refresh with this result. */
    static Duration nextDelay(HostProblem found, Duration interval) {
        boolean fetched = found.isOk() || found.state() == HostState.APT_FAILED;
        return fetched || interval.compareTo(FAILURE_RETRY_DELAY) < 0 ? interval : FAILURE_RETRY_DELAY;
    }

    public boolean isActive() {
        return current.isActive();
    }

    /** Completes when no refresh is active, or when the active one takes too long. */
    public Future<Void> awaitIdle() {
        return current.awaitEnd();
    }

    /** That the active refresh takes too long: until it has ended, nothing is executed. */
    public Optional<HostProblem> findUnended() {
        return current.findProblem();
    }

    /** Why the last refresh failed. */
    public HostProblem lastProblem() {
        return lastProblem;
    }

    private void scheduleRefresh(
            Duration wait, double minFactor, double maxFactor, BooleanSupplier isIdle, Runnable onRefreshed) {
        long millis = Math.max(1, Math.round(wait.toMillis() * random.nextDouble(minFactor, maxFactor)));
        vertx.setTimer(millis, timer -> {
            if (!isIdle.getAsBoolean()) {
                scheduleRefresh(BUSY_RETRY_DELAY, 0.5, 1, isIdle, onRefreshed);
                return;
            }
            begin().onSuccess(found -> {
                if (found.isEmpty()) {
                    scheduleRefresh(BUSY_RETRY_DELAY, 0.5, 1, isIdle, onRefreshed);
                    return;
                }
                recordProblem(found.get());
                scheduleRefresh(nextDelay(found.get(), interval), 0.9, 1.1, isIdle, onRefreshed);
                onRefreshed.run();
            });
        });
    }

    /** As {@link #refresh}; it never fails. */
    private Future<Optional<HostProblem>> begin() {
        Future<Optional<HostProblem>> refresh =
                refresh().otherwise(e -> Optional.of(createProblem(String.valueOf(e.getMessage()))));
        ActiveRefresh begun = ActiveRefresh.of(refresh, maxDuration);
        current = begun;
        begun.awaitEnd().onSuccess(over -> begun.findProblem().ifPresent(unended -> LOG.warn("{}", unended.problem())));
        return refresh;
    }

    /** Empty if another process works with the lists. */
    private Future<Optional<HostProblem>> refresh() {
        Path log = state.resolve(LOG_FILE);
        return apt.queryFolders()
                .compose(folders -> vertx.executeBlocking(
                        () -> new AptLocks(folders, state).findListsHolder().isPresent(), false))
                .compose(locked -> locked
                        ? Future.succeededFuture(Optional.empty())
                        : launcher.launch("masif-refresh-" + UUID.randomUUID(), Apt.buildUpdateCommand(log), log)
                                .compose(apt -> Future.fromCompletionStage(apt.onExit(), vertx.getOrCreateContext()))
                                .compose(ended -> vertx.executeBlocking(
                                        () -> parseResult(ended.exitValue(), readLog(log)), false)));
    }

    private static Optional<HostProblem> parseResult(int code, String text) {
        Optional<HostProblem> hook = RefreshFailure.findHookFailure(text);
        if (hook.isPresent()) {
            return hook;
        }
        // an apt that does not know the error mode only warns
        if (code == 0 && !AptMessage.INDEX_NOT_DOWNLOADED.isIn(text)) {
            return Optional.of(HostProblem.NONE);
        }
        Optional<HostProblem> problem = AptDiagnostics.findProblem(text);
        if (problem.isPresent() && problem.get().state() == HostState.LOCKED) {
            return Optional.empty();
        }
        return Optional.of(problem.orElseGet(() -> createProblem(RefreshFailure.addRemedy(
                AptDiagnostics.findErrorOrWarning(text).orElseGet(() -> HostSentence.UPDATE_ENDED.format(code)),
                text))));
    }

    private static HostProblem createProblem(String reason) {
        return new HostProblem(HostState.REFRESH_FAILED, HostSentence.REFRESH_FAILED.format(reason));
    }

    private static String readLog(Path log) {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** Logs what is wrong when it changes, not at every attempt. */
    private void recordProblem(HostProblem found) {
        if (!found.equals(lastProblem)) {
            if (found.isOk()) {
                LOG.info("the package lists were refreshed again");
            } else {
                LOG.warn("{}", found.problem());
            }
        }
        lastProblem = found;
    }
}
