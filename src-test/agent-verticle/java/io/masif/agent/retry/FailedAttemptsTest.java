package io.masif.agent.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.message.ExecuteApproved;
import io.masif.agent.message.StartDeadline;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.domain.host.HostState;
import io.masif.rig.process.Folders;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When an action that was refused is tried again; the clock is the test's. */
class FailedAttemptsTest {
    private static final Action FOO = Action.of("foo", "all", Kind.UPDATE, "1.0", "1.1");
    private static final Action BAR = Action.of("bar", "all", Kind.UPDATE, "1.0", "1.1");
    private static final Plan PLAN = Plan.of(List.of(FOO, BAR));
    private static final ExecuteApproved REQUEST =
            new ExecuteApproved(PLAN, Set.of(FOO.digest()), Map.of(), StartDeadline.NONE);
    private static final String HOOK = "E: Sub-process /usr/sbin/snapshot returned an error code (1)";
    private static final String FULL = "E: You don't have enough free space in /var/cache/apt/archives/.";
    private static final String LOCKED =
            "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 4711 (apt-get)";

    @TempDir
    Path folder;

    private final SteppedClock clock = new SteppedClock();
    private RunConditions conditions = conditions("lists", Set.of(), 5_000_000);

    private static final class SteppedClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void thePauseGrowsFromAMinuteToSixHours() {
        FailedAttempts attempts = loadAttempts();
        List<Long> minutes = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            refuse(attempts, HOOK);
            PausedActions paused = findPaused(attempts);
            minutes.add(Duration.between(clock.now, paused.nextRetry()).toMinutes());
            assertThat(paused.byAction()).containsOnlyKeys(FOO.digest());
            clock.now = paused.nextRetry();
            assertThat(findPaused(attempts).byAction()).isEmpty();
        }
        assertThat(minutes).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 360L, 360L);
    }

    @Test
    void aCauseHasItsOwnPauseWhateverNumbersItsSentenceHas() {
        FailedAttempts attempts = loadAttempts();
        refuse(attempts, HOOK);
        refuse(attempts, HOOK.replace("(1)", "(2)"));
        assertThat(minutesToRetry(attempts)).isEqualTo(2);
        refuse(attempts, "E: Problem executing scripts DPkg::Pre-Invoke 'false'");
        assertThat(minutesToRetry(attempts)).isEqualTo(1);
        refuse(attempts, HOOK);
        assertThat(minutesToRetry(attempts)).isEqualTo(4);
    }

    @Test
    void anotherPlanOrApprovalForgetsIt() {
        FailedAttempts attempts = loadAttempts();
        refuse(attempts, HOOK);
        assertThat(findPaused(attempts).byAction()).hasSize(1);
        ExecuteApproved more =
                new ExecuteApproved(PLAN, Set.of(FOO.digest(), BAR.digest()), Map.of(), StartDeadline.NONE);
        assertThat(attempts.findPaused(more, () -> conditions).byAction()).isEmpty();
        refuse(attempts, HOOK);
        assertThat(findPaused(attempts).byAction()).hasSize(1);
        ExecuteApproved other =
                new ExecuteApproved(Plan.of(List.of(FOO)), Set.of(FOO.digest()), Map.of(), StartDeadline.NONE);
        assertThat(attempts.findPaused(other, () -> conditions).byAction()).isEmpty();
        refuse(attempts, HOOK);
        assertThat(minutesToRetry(attempts)).isEqualTo(1);
    }

    @Test
    void otherListsOrAnotherConfigurationForgetIt() {
        FailedAttempts attempts = loadAttempts();
        refuse(attempts, HOOK);
        assertThat(findPaused(attempts).byAction()).hasSize(1);
        conditions = conditions("other lists", Set.of(), 5_000_000);
        assertThat(findPaused(attempts).byAction()).isEmpty();
    }

    @Test
    void aDiskWithMoreRoomForgetsItAndALittleMoreDoesNot() {
        FailedAttempts attempts = loadAttempts();
        refuse(attempts, FULL);
        conditions = conditions("lists", Set.of(), 5_500_000);
        assertThat(findPaused(attempts).byAction()).hasSize(1);
        conditions = conditions("lists", Set.of(), 8_000_000);
        assertThat(findPaused(attempts).byAction()).isEmpty();
        refuse(attempts, HOOK);
        assertThat(findPaused(attempts).byAction()).hasSize(1);
        conditions = conditions("lists", Set.of(), 80_000_000);
        assertThat(findPaused(attempts).byAction()).as("no matter of room").hasSize(1);
    }

    @Test
    void aLockThatIsFreeForgetsIt() {
        FailedAttempts attempts = loadAttempts();
        conditions = conditions("lists", Set.of(HostState.LOCKED), 5_000_000);
        refuse(attempts, LOCKED);
        assertThat(findPaused(attempts).byAction()).hasSize(1);
        conditions = conditions("lists", Set.of(), 5_000_000);
        assertThat(findPaused(attempts).byAction()).isEmpty();
    }

    @Test
    void aRunThatCannotBeStartedIsOneCauseWhateverItsFolder() {
        FailedAttempts attempts = loadAttempts();
        for (Exception reason : List.of(
                new FileSystemException("/state/runs/" + UUID.randomUUID(), null, "Operation not permitted"),
                new IOException("masif-run-" + UUID.randomUUID() + ".scope exists"))) {
            for (int minutes = 1; minutes <= 2; minutes++) {
                attempts.recordStartFailure(List.of(FOO), RefusalCause.ofStartFailure(anotherLike(reason)), conditions);
                assertThat(minutesToRetry(attempts)).as(reason.getMessage()).isEqualTo(minutes);
            }
        }
    }

    /** The same failure of another run. */
    private static Exception anotherLike(Exception reason) {
        return reason instanceof FileSystemException failure
                ? new FileSystemException("/state/runs/" + UUID.randomUUID(), null, failure.getReason())
                : new IOException(reason.getMessage().replaceFirst("run-.*\\.", "run-" + UUID.randomUUID() + "."));
    }

    @Test
    void theTimeOfTheNextAttemptStandsFirstHoweverLongTheCauseIs() {
        FailedAttempts attempts = loadAttempts();
        refuse(attempts, HOOK + " " + "x".repeat(400));
        assertThat(findPaused(attempts).byAction().get(FOO.digest()).reason())
                .startsWith("was refused; it is tried again at 2026-01-01T00:01:00Z, or when ")
                .contains(": Sub-process /usr/sbin/snapshot")
                .hasSizeLessThan(400);
    }

    @Test
    void aRestartDoesNotMakeItTryAgain() {
        refuse(loadAttempts(), HOOK);
        FailedAttempts second = loadAttempts();
        assertThat(findPaused(second).cause()).contains("/usr/sbin/snapshot returned an error code (1)");
        refuse(second, HOOK);
        assertThat(minutesToRetry(loadAttempts())).isEqualTo(2);
    }

    @Test
    void aFileOfAnotherVersionAndGarbageAreRead() {
        Path file = folder.resolve("attempts.json");
        Folders.write(file, "{\"again\": {\"" + FOO.digest() + "\": \"+1000000000-12-31T23:59:59.999999999Z\"}}");
        assertThat(findPaused(loadAttempts()).byAction().get(FOO.digest()).reason())
                .startsWith("failed; it is tried again when an operator retries it");
        for (String garbage : List.of(
                "\0\1garbage",
                "[]",
                "{}",
                "{\"again\": 7}",
                "{\"again\": {}, \"refusals\": {\"actions\": {\"x\": \"y\"}}}")) {
            Folders.write(file, garbage);
            assertThat(findPaused(loadAttempts()).byAction()).as(garbage).isEmpty();
        }
    }

    private FailedAttempts loadAttempts() {
        return new FailedAttempts(folder.resolve("attempts.json"), Duration.ZERO, RetryDelay.STANDARD, clock);
    }

    private void refuse(FailedAttempts attempts, String log) {
        Run.Outcome outcome = new Run.Outcome(FOO, Result.SKIPPED, log.substring("E: ".length()));
        attempts.recordOutcome(new Run("run", clock.now, clock.now, List.of(outcome), null, log + "\n"), conditions);
    }

    private PausedActions findPaused(FailedAttempts attempts) {
        return attempts.findPaused(REQUEST, () -> conditions);
    }

    private long minutesToRetry(FailedAttempts attempts) {
        return Duration.between(clock.now, findPaused(attempts).nextRetry()).toMinutes();
    }

    private static RunConditions conditions(String inputs, Set<HostState> obstacles, long free) {
        return new RunConditions(inputs, obstacles, Map.of("/var/cache/apt/archives", free));
    }
}
