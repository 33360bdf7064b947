package io.masif.agent.apt;

import io.masif.agent.AgentConfiguration;
import io.masif.agent.process.Launcher;
import io.masif.domain.Condition;
import io.masif.domain.HostState;
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

/** Refreshes the package lists by a schedule of its own, never beside a simulation, a run, or another refresh. */
final class Refresher {
    private static final String LOG_FILE = "refresh.log";
    private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);
    private static final Duration BUSY = Duration.ofSeconds(3);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(15);
    private static final double FIRST = 0.1;

    private final Vertx vertx;
    private final Apt apt;
    private final Launcher launcher;
    private final Duration interval;
    private final Path state;
    private final RandomGenerator random;
    private Future<Void> now = Future.succeededFuture();
    private Condition trouble = Condition.GOOD;

    Refresher(Vertx vertx, Apt apt, AgentConfiguration configuration, RandomGenerator random) {
        this.vertx = vertx;
        this.apt = apt;
        launcher = new Launcher(apt.commands());
        interval = configuration.refresh();
        state = configuration.state();
        this.random = random;
    }

    /**
     * Sets the timer for the first refresh, unless refreshing is left to others. A fleet that is started at once does
     * not refresh at once.
     *
     * @param idle whether nothing else of ours works with apt
     * @param refreshed told when the lists are new
     */
    void start(BooleanSupplier idle, Runnable refreshed) {
        if (!interval.isZero()) {
            in(interval, 0, FIRST, idle, refreshed);
        }
    }

    /**
     * Refreshes now, if that is due; for a process that does not stay. The log tells when an earlier one last did, and
     * how that ended.
     */
    Future<Void> ifDue() {
        if (interval.isZero()) {
            return Future.succeededFuture();
        }
        return vertx.executeBlocking(() -> earlier(state.resolve(LOG_FILE)), false)
                .compose(earlier -> {
                    if (earlier.isPresent()) {
                        trouble = earlier.get();
                        return Future.succeededFuture();
                    }
                    return refresh()
                            .otherwise(e -> Optional.of(failed(String.valueOf(e.getMessage()))))
                            .onSuccess(found -> found.ifPresent(this::note))
                            .mapEmpty();
                });
    }

    /** How the last refresh ended; empty if it is time for another one. */
    private Optional<Condition> earlier(Path log) throws IOException {
        if (!Files.exists(log)) {
            return Optional.empty();
        }
        Duration age = Duration.between(Files.getLastModifiedTime(log).toInstant(), Instant.now());
        String text = text(log);
        boolean complained = text.lines().anyMatch(line -> line.startsWith("E: "));
        // a log from the future was written by a clock that has been set back meanwhile
        return outcome(complained ? 1 : 0, text)
                .filter(found -> !age.isNegative() && age.compareTo(next(found, interval)) < 0);
    }

    /** How long to wait after a refresh that ended so. */
    static Duration next(Condition found, Duration interval) {
        boolean fetched = found.good() || found.state() == HostState.APT_FAILED;
        return fetched || interval.compareTo(AFTER_FAILURE) < 0 ? interval : AFTER_FAILURE;
    }

    boolean active() {
        return !now.isComplete();
    }

    /** Completes when no refresh goes on. */
    Future<Void> over() {
        return now;
    }

    /** Why the last refresh failed. */
    Condition trouble() {
        return trouble;
    }

    private void in(Duration wait, double least, double most, BooleanSupplier idle, Runnable refreshed) {
        long millis = Math.max(1, Math.round(wait.toMillis() * random.nextDouble(least, most)));
        vertx.setTimer(millis, timer -> {
            if (!idle.getAsBoolean()) {
                in(BUSY, 0.5, 1, idle, refreshed);
                return;
            }
            Future<Optional<Condition>> refresh =
                    refresh().otherwise(e -> Optional.of(failed(String.valueOf(e.getMessage()))));
            now = refresh.mapEmpty();
            refresh.onSuccess(found -> {
                if (found.isEmpty()) {
                    in(BUSY, 0.5, 1, idle, refreshed);
                    return;
                }
                note(found.get());
                in(next(found.get(), interval), 0.9, 1.1, idle, refreshed);
                refreshed.run();
            });
        });
    }

    /** Empty if somebody else works with the lists. */
    private Future<Optional<Condition>> refresh() {
        Path log = state.resolve(LOG_FILE);
        return apt.folders()
                .compose(folders -> vertx.executeBlocking(
                        () -> new Locks(folders, state).refreshing().isPresent(), false))
                .compose(locked -> locked
                        ? Future.succeededFuture(Optional.empty())
                        : launcher.launch("masif-refresh-" + UUID.randomUUID(), Apt.update(log), log)
                                .compose(apt -> Future.fromCompletionStage(apt.onExit(), vertx.getOrCreateContext()))
                                .compose(ended ->
                                        vertx.executeBlocking(() -> outcome(ended.exitValue(), text(log)), false)));
    }

    private static Optional<Condition> outcome(int code, String text) {
        Optional<Condition> hook = RefreshFailure.ofHook(text);
        if (hook.isPresent()) {
            return hook;
        }
        // an apt that does not know the error mode only warns
        if (code == 0 && !text.contains("W: Some index files failed to download")) {
            return Optional.of(Condition.GOOD);
        }
        Optional<Condition> known = Complaint.of(text);
        if (known.isPresent() && known.get().state() == HostState.LOCKED) {
            return Optional.empty();
        }
        return Optional.of(known.orElseGet(
                () -> failed(Complaint.error(text).orElse("apt-get update ended with exit status " + code)
                        + RefreshFailure.remedy(text))));
    }

    private static Condition failed(String why) {
        return new Condition(HostState.REFRESH_FAILED, "the package lists could not be refreshed: " + why);
    }

    private static String text(Path log) {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** Logs what is wrong when it changes, not at every attempt. */
    private void note(Condition found) {
        if (!found.equals(trouble)) {
            if (found.good()) {
                LOG.info("the package lists were refreshed again");
            } else {
                LOG.warn("{}", found.problem());
            }
        }
        trouble = found;
    }
}
