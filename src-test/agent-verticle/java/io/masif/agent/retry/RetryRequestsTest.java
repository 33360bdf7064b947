package io.masif.agent.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.message.ExecuteApproved;
import io.masif.agent.message.StartDeadline;
import io.masif.domain.Action;
import io.masif.domain.Digest;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.domain.Result;
import io.masif.domain.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A retry that an operator requests ends the pause of its action once, also across restarts. */
class RetryRequestsTest {
    private static final Action BAR = Action.of("bar", "all", Kind.UPDATE, "1.0", "1.1");
    private static final Action FOO = Action.of("foo", "all", Kind.UPDATE, "1.0", "1.1");
    private static final Plan PLAN = Plan.of(List.of(BAR, FOO));
    private static final RunConditions CONDITIONS = new RunConditions("lists", Set.of(), Map.of());

    @TempDir
    Path folder;

    @Test
    void aNumberForgetsOneActionOnce() {
        FailedAttempts attempts = loadAttempts();
        record(attempts, FOO, Result.SKIPPED, "E: Sub-process /usr/sbin/snapshot returned an error code (1)\n");
        record(attempts, BAR, Result.FAILED, "");
        assertThat(findPaused(attempts, Map.of())).containsOnlyKeys(FOO.digest(), BAR.digest());
        assertThat(findPaused(attempts, Map.of(BAR.digest(), 7L))).containsOnlyKeys(FOO.digest());
        record(attempts, BAR, Result.FAILED, "");
        for (FailedAttempts each : List.of(attempts, loadAttempts())) {
            assertThat(findPaused(each, Map.of(BAR.digest(), 7L))).containsOnlyKeys(FOO.digest(), BAR.digest());
        }
        assertThat(findPaused(loadAttempts(), Map.of(BAR.digest(), 8L, FOO.digest(), 8L)))
                .isEmpty();
    }

    @Test
    void aNumberThatWasSeenBeforeTheFailureIsNoRetryOfIt() {
        assertThat(findPaused(loadAttempts(), Map.of(BAR.digest(), 7L))).isEmpty();
        record(loadAttempts(), BAR, Result.FAILED, "");
        assertThat(findPaused(loadAttempts(), Map.of(BAR.digest(), 7L))).containsOnlyKeys(BAR.digest());
    }

    @Test
    void nothingIsForgottenWhileNothingIsHandedOut() {
        FailedAttempts attempts = loadAttempts();
        record(attempts, FOO, Result.SKIPPED, "E: Sub-process /usr/sbin/snapshot returned an error code (1)\n");
        record(attempts, BAR, Result.FAILED, "");
        assertThat(findPaused(attempts, Map.of())).hasSize(2);
        closeWindow(attempts);
        assertThat(findPaused(attempts, Map.of())).containsOnlyKeys(FOO.digest(), BAR.digest());
        assertThat(findPaused(attempts, Map.of(BAR.digest(), 7L))).containsOnlyKeys(FOO.digest());
        record(attempts, BAR, Result.FAILED, "");
        assertThat(findPaused(attempts, Map.of(BAR.digest(), 7L))).hasSize(2);
        closeWindow(attempts);
        for (FailedAttempts each : List.of(attempts, loadAttempts())) {
            assertThat(findPaused(each, Map.of(BAR.digest(), 7L))).containsOnlyKeys(FOO.digest(), BAR.digest());
        }
    }

    /** As masters answer outside of a window: neither approvals nor retries. */
    private static void closeWindow(FailedAttempts attempts) {
        for (int reports = 0; reports < 2; reports++) {
            attempts.findPaused(new ExecuteApproved(PLAN, Set.of(), Map.of(), StartDeadline.NONE), () -> CONDITIONS);
        }
    }

    private FailedAttempts loadAttempts() {
        return new FailedAttempts(folder.resolve("attempts.json"), Duration.ZERO);
    }

    private static Map<Digest, PausedActions.Pause> findPaused(FailedAttempts attempts, Map<Digest, Long> retries) {
        ExecuteApproved request =
                new ExecuteApproved(PLAN, Set.of(FOO.digest(), BAR.digest()), retries, StartDeadline.NONE);
        return attempts.findPaused(request, () -> CONDITIONS).byAction();
    }

    private static void record(FailedAttempts attempts, Action action, Result result, String log) {
        Instant now = Instant.now();
        Run.Outcome outcome = new Run.Outcome(action, result, "no sensor");
        attempts.recordOutcome(new Run("run", now, now, List.of(outcome), null, log), CONDITIONS);
    }
}
