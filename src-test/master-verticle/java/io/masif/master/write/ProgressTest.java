package io.masif.master.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.domain.Progress;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.master.bed.MasterCase;
import io.masif.rig.process.Await;
import io.masif.wire.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgressTest extends MasterCase {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final String V2 = "/v2/report";
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final Action BAR = Action.of("bar", "amd64", Kind.UPDATE, "1.0", "1.1");
    private static final Plan PLAN = Plan.of(List.of(BAR));

    @BeforeEach
    void reportRunning() {
        web.post(V2, report(true, null));
        reportRun(new Run("r1", START, null, List.of(new Run.Outcome(BAR, Result.RUNNING, null)), null, ""));
    }

    @Test
    void progressIsWrittenWithoutTouchingAnythingElse() {
        String before = untouchedColumns();
        reportRun(runningRun(7, "Installing bar", "one\n"));
        reportRun(runningRun(42, "Setting up bar", "one\ntwo\n"));
        awaitProgress("42 Setting up bar one\ntwo\n");
        assertThat(untouchedColumns()).isEqualTo(before);
        // it is announced after it has been written
        Await.until("announced progress", TIMEOUT, () -> announcements() > 0);
        assertThat(announcements()).isLessThanOrEqualTo(2);
        assertThat(sql.text("SELECT MAX(id) FROM run")).isEqualTo("1");
    }

    @Test
    void anEndedRunHasNoProgressAndStaysAsItIs() {
        reportRun(runningRun(42, "Setting up bar", "tail"));
        awaitProgress("42 Setting up bar tail");
        reportRun(new Run(
                "r1",
                START,
                START.plusSeconds(9),
                List.of(new Run.Outcome(BAR, Result.DONE, null)),
                null,
                "all of it"));
        reportRun(runningRun(43, "too late", "too late"));
        reportRun(new Run("r2", START, null, List.of(new Run.Outcome(BAR, Result.RUNNING, null)), null, ""));
        reportRun(runningRun("r2", 5, "second", ""));
        Await.until("progress of the second run", TIMEOUT, () -> "5"
                .equals(sql.text("SELECT percent FROM run WHERE uuid = 'r2'")));
        assertThat(sql.text("SELECT CONCAT(percent IS NULL, step IS NULL, log) FROM run WHERE uuid = 'r1'"))
                .isEqualTo("11all of it");
        assertThat(sql.text("SELECT result FROM run_action WHERE run_id = 1")).isEqualTo("done");
    }

    @Test
    void runWhoseBeginningWasLostIsThereAgainWithItsProgress() {
        sql.rows("DELETE FROM run_action");
        sql.rows("DELETE FROM run");
        Await.until("the run is there again", TIMEOUT, () -> {
            reportRun(runningRun(2, "Installing bar", "log"));
            return "2 Installing bar log"
                    .equals(sql.text("SELECT COALESCE(MAX(CONCAT(percent, ' ', step, ' ', log)), '') FROM run"));
        });
        reportRun(new Run(
                "r1", START, START.plusSeconds(9), List.of(new Run.Outcome(BAR, Result.DONE, null)), null, "all"));
        assertThat(sql.text("SELECT CONCAT(log, ' ', result) FROM run JOIN run_action ON run_id = id"))
                .isEqualTo("all done");
    }

    @Test
    void progressWithAnOverlongLogIsAReportThatChangesTheHost() {
        String before = untouchedColumns();
        reportRun(runningRun(5, "Installing bar", "x".repeat(20_000)));
        assertThat(sql.text("SELECT LENGTH(log) FROM run")).isEqualTo("20000");
        assertThat(untouchedColumns()).isNotEqualTo(before);
    }

    private void awaitProgress(String expected) {
        Await.until(
                expected,
                TIMEOUT,
                () -> expected.equals(sql.text("SELECT CONCAT(percent, ' ', step, ' ', log) FROM run LIMIT 1")));
    }

    private int announcements() {
        return Integer.parseInt(sql.text("SELECT SUM(progress) FROM writer"));
    }

    private String untouchedColumns() {
        return sql.text("SELECT CONCAT_WS(' ', (SELECT SUM(revision) FROM writer),"
                + " (SELECT revision FROM run), (SELECT revision FROM agent), (SELECT COUNT(*) FROM event),"
                + " (SELECT COUNT(*) FROM run_action), (SELECT started_at FROM run))");
    }

    private static Run runningRun(int percent, String step, String log) {
        return runningRun("r1", percent, step, log);
    }

    private static Run runningRun(String id, int percent, String step, String log) {
        return new Run(id, START, null, List.of(), new Progress(percent, step), log);
    }

    private void reportRun(Run run) {
        assertThat(web.post(V2, report(false, run)).status()).isEqualTo(200);
    }

    private static String report(boolean full, Run run) {
        return new Report(
                        PLAN.digest(),
                        full ? Optional.of(PLAN) : Optional.empty(),
                        null,
                        run == null ? List.of() : List.of(run))
                .toJson()
                .encode();
    }
}
