package io.masif.agent.retry;

import io.masif.agent.message.ApprovalCounts;
import io.masif.agent.message.ExecuteApproved;
import io.masif.agent.process.DurableFile;
import io.masif.domain.Action;
import io.masif.domain.Digest;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.text.Quote;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which actions are not tried again yet, and remembers that across restarts. All of them are tried again when the
 * plan or its approval changes. An action that failed is also tried again after the configured delay; an action that was
 * skipped, because apt refused the run, after a growing delay, and when the package lists, apt's configuration or the
 * cause of the refusal change. Blocks: not to be used on an event loop.
 */
final class FailedAttempts {
    private static final Logger LOG = LoggerFactory.getLogger(FailedAttempts.class);
    private static final int MAX_REASON_LENGTH = 300;

    private final Path file;
    private final Duration failureDelay;
    private final Clock clock;
    private final Map<String, Instant> retryTimes = new HashMap<>();
    private final RefusalHistory refusals;
    private String lastApprovalState;
    private boolean lastSaveSucceeded = true;

    FailedAttempts(Path file, Duration failureDelay) {
        this(file, failureDelay, RetryDelay.STANDARD, Clock.systemUTC());
    }

    /**
     * @param failureDelay after an action that failed
     * @param refusalDelay after a run that was refused
     */
    FailedAttempts(Path file, Duration failureDelay, RetryDelay refusalDelay, Clock clock) {
        this.file = file;
        this.failureDelay = failureDelay;
        this.clock = clock;
        refusals = new RefusalHistory(refusalDelay);
        if (Files.exists(file)) {
            load();
        }
    }

    /** A file that cannot be read, or is not valid, only costs one more attempt. */
    private void load() {
        try {
            JsonObject json = Buffer.buffer(Files.readAllBytes(file)).toJsonObject();
            json.getJsonObject("again")
                    .forEach(entry -> retryTimes.put(
                            Digest.parse(entry.getKey()).toString(), Instant.parse((String) entry.getValue())));
            refusals.load(json.getJsonObject("refusals", new JsonObject()));
            lastApprovalState = json.getString("circumstances");
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "the file of failed attempts cannot be read and is replaced: what failed is tried once more file={}"
                            + " reason={}",
                    file,
                    Quote.line(String.valueOf(e.getMessage()), MAX_REASON_LENGTH));
            retryTimes.clear();
            refusals.clear();
        }
    }

    /**
     * Records how a run ended.
     *
     * @param conditions those at its end
     */
    void recordOutcome(Run run, RunConditions conditions) {
        for (Run.Outcome outcome : run.outcomes()) {
            String digest = outcome.action().digest().toString();
            retryTimes.remove(digest);
            refusals.remove(digest);
            if (outcome.result() == Result.FAILED) {
                retryTimes.put(
                        digest,
                        failureDelay.isZero() ? Instant.MAX : run.ended().plus(failureDelay));
            }
        }
        List<String> skipped = run.outcomes().stream()
                .filter(outcome -> outcome.result() == Result.SKIPPED)
                .map(outcome -> outcome.action().digest().toString())
                .toList();
        RefusalCause.find(run).ifPresent(cause -> refusals.add(cause, skipped, clock.instant(), conditions));
        // the run has changed the plan: the next request has the state to compare with
        lastApprovalState = null;
        save();
    }

    /** Records that a run could not be started. */
    void recordStartFailure(List<Action> actions, RefusalCause cause, RunConditions conditions) {
        List<String> digests =
                actions.stream().map(action -> action.digest().toString()).toList();
        refusals.add(cause, digests, clock.instant(), conditions);
        save();
    }

    /**
     * The approved actions that are not tried now.
     *
     * @param conditions the current ones; read only if a run was refused
     */
    PausedActions findPaused(ExecuteApproved request, Supplier<RunConditions> conditions) {
        if (retryTimes.isEmpty() && refusals.isEmpty()) {
            return PausedActions.NONE;
        }
        String approvalState = request.plan().digest() + " "
                + new TreeSet<>(request.approved())
                        .stream().map(Digest::toString).collect(Collectors.joining(" "));
        if (lastApprovalState == null) {
            lastApprovalState = approvalState;
            save();
        } else if (!lastApprovalState.equals(approvalState)) {
            retryTimes.clear();
            refusals.clear();
            lastApprovalState = null;
            save();
        } else if (!refusals.isEmpty() && refusals.removeResolved(conditions.get())) {
            save();
        }
        return createPausedActions(clock.instant());
    }

    private PausedActions createPausedActions(Instant now) {
        Map<Digest, String> reasons = new HashMap<>();
        Instant next = null;
        String cause = null;
        for (Map.Entry<String, Instant> entry : retryTimes.entrySet()) {
            Instant until = entry.getValue();
            // a time further away means that the clock has been set back since
            if (now.isBefore(until) && (until.equals(Instant.MAX) || !until.isAfter(now.plus(failureDelay)))) {
                reasons.put(Digest.parse(entry.getKey()), describeFailure());
                if (!until.equals(Instant.MAX) && (next == null || until.isBefore(next))) {
                    next = until;
                    cause = ApprovalCounts.ACTION_FAILED;
                }
            }
        }
        for (Map.Entry<String, RunRefusal> entry : refusals.findPaused(now).entrySet()) {
            RunRefusal refusal = entry.getValue();
            reasons.put(Digest.parse(entry.getKey()), refusal.describe());
            if (next == null || refusal.retryTime().isBefore(next)) {
                next = refusal.retryTime();
                cause = refusal.cause().sentence();
            }
        }
        return new PausedActions(reasons, next, cause);
    }

    private String describeFailure() {
        return "did not go well before; it is tried again when the plan or its approval changes"
                + (failureDelay.isZero() ? "" : ", or " + failureDelay.toSeconds() + " seconds later");
    }

    /** If the file cannot be written, as on a full disk, this process still remembers its content. */
    private void save() {
        JsonObject times = new JsonObject();
        retryTimes.forEach((digest, time) -> times.put(digest, time.toString()));
        JsonObject json = new JsonObject().put("again", times).put("refusals", refusals.toJson());
        if (lastApprovalState != null) {
            json.put("circumstances", lastApprovalState);
        }
        try {
            DurableFile.write(file, json.encodePrettily());
            lastSaveSucceeded = true;
        } catch (IOException e) {
            if (lastSaveSucceeded) {
                LOG.warn(
                        "the failed attempts cannot be written, a restart forgets them file={} reason={}",
                        file,
                        e.toString());
            }
            lastSaveSucceeded = false;
        }
    }
}
