package io.masif.agent.retry;

import io.masif.agent.message.ApprovalCounts;
import io.masif.agent.message.ExecuteApproved;
import io.masif.agent.process.DurableFile;
import io.masif.agent.retry.PausedActions.Pause;
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
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which actions are not tried again yet, and remembers that across restarts. All of them are tried again when the
 * plan or its approval changes; some of them, when an operator requests it. An action that failed is also tried again after
 * the configured delay; an action that was skipped, because apt refused the run, after a growing delay, and when the package
 * lists, apt's configuration or the cause of the refusal change. Blocks: not to be used on an event loop.
 */
final class FailedAttempts {
    private static final Logger LOG = LoggerFactory.getLogger(FailedAttempts.class);
    private static final int MAX_REASON_LENGTH = 300;

    private final Path file;
    private final Clock clock;
    private final FailureHistory failures;
    private final RefusalHistory refusals;
    private final RetryRequests requests = new RetryRequests();
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
        this.clock = clock;
        failures = new FailureHistory(failureDelay);
        refusals = new RefusalHistory(refusalDelay);
        if (Files.exists(file)) {
            load();
        }
    }

    /** A file that cannot be read, or is not valid, only costs one more attempt. */
    private void load() {
        try {
            JsonObject json = Buffer.buffer(Files.readAllBytes(file)).toJsonObject();
            failures.load(json.getJsonObject("again"), json.getJsonObject("messages", new JsonObject()));
            refusals.load(json.getJsonObject("refusals", new JsonObject()));
            requests.load(json.getJsonObject("requests", new JsonObject()));
            lastApprovalState = json.getString("circumstances");
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "the file of failed attempts cannot be read and is replaced: what failed is tried once more file={}"
                            + " reason={}",
                    file,
                    Quote.line(String.valueOf(e.getMessage()), MAX_REASON_LENGTH));
            failures.clear();
            refusals.clear();
            requests.clear();
        }
    }

    /**
     * Records how a run ended.
     *
     * @param conditions those at its end
     */
    void recordOutcome(Run run, RunConditions conditions) {
        for (Run.Outcome outcome : run.outcomes()) {
            forget(outcome.action().digest());
            if (outcome.result() == Result.FAILED) {
                failures.add(outcome.action().digest(), run.ended(), outcome.message());
            }
        }
        List<Digest> skipped = run.outcomes().stream()
                .filter(outcome -> outcome.result() == Result.SKIPPED)
                .map(outcome -> outcome.action().digest())
                .toList();
        RefusalCause.find(run).ifPresent(cause -> refusals.add(cause, skipped, clock.instant(), conditions));
        // the run has changed the plan: the next request has the state to compare with
        lastApprovalState = null;
        save();
    }

    /** Records that a run could not be started. */
    void recordStartFailure(List<Action> actions, RefusalCause cause, RunConditions conditions) {
        refusals.add(cause, actions.stream().map(Action::digest).toList(), clock.instant(), conditions);
        save();
    }

    /**
     * The approved actions that are not tried now. Where nothing is approved, nothing is compared or forgotten: outside of a
     * window, in a freeze and while everything is stopped, a master hands out neither approvals nor retries, although these are
     * the same as before.
     *
     * @param conditions the current ones; read only if a run was refused
     */
    PausedActions findPaused(ExecuteApproved request, Supplier<RunConditions> conditions) {
        if (request.approvedActions().isEmpty()) {
            return createPausedActions(clock.instant());
        }
        boolean isChanged = noticeRequests(request);
        if (!failures.isEmpty() || !refusals.isEmpty()) {
            isChanged |=
                    compareApprovals(request) || (!refusals.isEmpty() && refusals.removeResolved(conditions.get()));
        }
        if (isChanged) {
            save();
        }
        return createPausedActions(clock.instant());
    }

    /** Forgets how the actions ended whose retry was requested since; whether the requests changed. */
    private boolean noticeRequests(ExecuteApproved request) {
        boolean isChanged = requests.differFrom(request.retries());
        requests.notice(request.retries()).forEach(this::forget);
        return isChanged;
    }

    private void forget(Digest action) {
        failures.remove(action);
        refusals.remove(action);
    }

    /** Forgets all if the plan or its approval changed; whether the state to compare with did. */
    private boolean compareApprovals(ExecuteApproved request) {
        String approvalState = request.plan().digest() + " "
                + new TreeSet<>(request.approved())
                        .stream().map(Digest::toString).collect(Collectors.joining(" "));
        if (approvalState.equals(lastApprovalState)) {
            return false;
        }
        if (lastApprovalState == null) {
            lastApprovalState = approvalState;
        } else {
            failures.clear();
            refusals.clear();
            lastApprovalState = null;
        }
        return true;
    }

    private PausedActions createPausedActions(Instant now) {
        Map<Digest, Pause> paused = failures.findPaused(now);
        Instant next = null;
        String cause = null;
        for (Pause pause : paused.values()) {
            if (pause.until() != null && (next == null || pause.until().isBefore(next))) {
                next = pause.until();
                cause = ApprovalCounts.ACTION_FAILED;
            }
        }
        for (Map.Entry<Digest, RunRefusal> entry : refusals.findPaused(now).entrySet()) {
            RunRefusal refusal = entry.getValue();
            paused.put(entry.getKey(), new Pause(refusal.describe(), refusal.retryTime()));
            if (next == null || refusal.retryTime().isBefore(next)) {
                next = refusal.retryTime();
                cause = refusal.cause().sentence();
            }
        }
        return new PausedActions(paused, next, cause);
    }

    /** If the file cannot be written, as on a full disk, this process still remembers its content. */
    private void save() {
        JsonObject json = new JsonObject()
                .put("again", failures.timesToJson())
                .put("messages", failures.messagesToJson())
                .put("refusals", refusals.toJson())
                .put("requests", requests.toJson());
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
