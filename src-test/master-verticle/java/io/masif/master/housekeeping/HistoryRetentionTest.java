package io.masif.master.housekeeping;

import static io.masif.master.bed.Housekeeping.BAR;
import static io.masif.master.bed.Housekeeping.FOO;
import static io.masif.master.bed.Housekeeping.V2;
import static io.masif.master.bed.Housekeeping.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Plan;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.instance.Retention;
import io.masif.master.bed.Housekeeping;
import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RunningMaster;
import io.masif.rig.process.Await;
import io.masif.wire.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What happened long ago, and hosts that are gone. */
class HistoryRetentionTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String V1 = "/v1/pending-tasks";
    private static final String TASK = "[{\"package\":\"old\",\"action\":\"purge\",\"from_version\":\"1\"}]";

    @TempDir
    static Path folder;

    @RegisterExtension
    final Housekeeping house = new Housekeeping(folder);

    @Test
    void oldRunsAndEventsAreRemovedAndActionsOfOthersKept() {
        Run old = run("old", Instant.now(), FOO);
        Run recent = run("recent", Instant.now(), FOO);
        assertThat(house.web().post(V2, reportOfRuns(List.of(old, recent))).status())
                .isEqualTo(200);
        house.sql().rows("UPDATE run SET told_at = UTC_TIMESTAMP(3) - INTERVAL IF(uuid = 'old', 181, 179) DAY");
        house.sql().rows("INSERT INTO event (happened_at, actor, kind, detail) VALUES ('2020-01-01', 'a', 'k', '{}')");
        house.sql().rows("INSERT INTO session VALUES (REPEAT('x', 32), 1, 'c', '2020-01-01', '2020-01-02')");
        house.sql().rows("UPDATE event SET happened_at = '2020-01-01' WHERE kind = 'host-joined'");
        String removal = house.sql().text("SELECT value FROM counter WHERE name = 'removal'");
        assertThat(house.runHousekeeping()).isEqualTo(new RemovedRows(0, 1, 2, 1, 0, 0, 0));
        assertThat(house.sql().text("SELECT GROUP_CONCAT(uuid) FROM run JOIN run_action ON run.id = run_id"))
                .isEqualTo("recent");
        assertThat(house.sql().text("SELECT COUNT(*) FROM run_action")).isEqualTo("1");
        assertThat(house.sql().text("SELECT COUNT(*) FROM event WHERE kind = 'run-ended'"))
                .isEqualTo("2");
        assertThat(house.sql().text("SELECT value FROM counter WHERE name = 'removal'"))
                .isNotEqualTo(removal);
        assertThat(house.sql().text("SELECT COUNT(*) FROM action WHERE unused_since IS NOT NULL"))
                .isEqualTo("0");
    }

    @Test
    void runsAreKeptByWhenTheyWereReportedAndNotByTheClockOfTheHost() {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            runs.add(run("future" + i, Instant.parse("9998-01-01T00:00:00Z"), FOO));
        }
        runs.add(run("past", Instant.EPOCH.plusSeconds(9), FOO));
        runs.add(run("old", Instant.now(), FOO));
        assertThat(house.web().post(V2, reportOfRuns(runs)).status()).isEqualTo(200);
        assertThat(house.runHousekeeping().runs()).isZero();
        house.sql().rows("UPDATE run SET told_at = UTC_TIMESTAMP(3) - INTERVAL 181 DAY WHERE uuid = 'old'");
        assertThat(house.runHousekeeping().runs()).isEqualTo(1);
        assertThat(house.sql().text("SELECT COUNT(*) FROM run WHERE uuid = 'old'"))
                .isEqualTo("0");
        house.sql().rows("UPDATE run SET told_at = UTC_TIMESTAMP(3) - INTERVAL 181 DAY");
        assertThat(house.runHousekeeping().runs()).isEqualTo(61);
    }

    @Test
    void whatCannotBeRemovedKeepsNothingElse() {
        assertThat(house.web()
                        .post(V2, reportOfRuns(List.of(run("old", Instant.now(), FOO))))
                        .status())
                .isEqualTo(200);
        house.sql().rows("UPDATE run SET told_at = '2020-01-01'");
        house.sql().rows("UPDATE event SET happened_at = '2020-01-01'");
        house.sql().rows("RENAME TABLE run_action TO elsewhere");
        RemovedRows removed = house.runHousekeeping();
        assertThat(removed.runs()).isZero();
        assertThat(removed.events()).isEqualTo(2);
        house.sql().rows("RENAME TABLE elsewhere TO run_action");
        assertThat(house.runHousekeeping().runs()).isEqualTo(1);
    }

    @Test
    void oldHostsAreFoundAmongMany() {
        house.sql()
                .rows("INSERT INTO agent (name, protocol, plan_id, first_seen, last_seen, plan_since, revision) VALUES "
                        + IntStream.rangeClosed(1, 1300)
                                .mapToObj(i -> "('host" + i + "', 1, 1, '2020-01-01', "
                                        + (i % 9 == 0 ? "'2020-01-01'" : "UTC_TIMESTAMP(3)") + ", '2020-01-01', 1)")
                                .collect(Collectors.joining(",")));
        assertThat(house.runHousekeeping().hosts()).isEqualTo(144);
        assertThat(house.sql().text("SELECT COUNT(*) FROM agent WHERE last_seen < '2021-01-01'"))
                .isEqualTo("0");
    }

    /** Otherwise a host that was left out on purpose would be given what all others have. */
    @Test
    void hostThatComesBackIsStillTheOneThatDecisionsName() {
        long number = house.sql().hostId("web");
        house.sql().decide("[{\"package\":\"bar\"}]", "except", "[" + number + "]", null);
        house.sql().decide("[{\"package\":\"foo\"}]", "only", "[" + number + "]", null);
        house.sql().rows("UPDATE agent SET last_seen = UTC_TIMESTAMP(3) - INTERVAL 91 DAY");
        assertThat(house.runHousekeeping().hosts()).isEqualTo(1);
        try (HttpAgent mail = house.agent(house.master(), "mail")) {
            Await.until("both hosts are there, and what is approved is known", TIMEOUT, () -> {
                house.web().post(V2, report(BAR, FOO));
                return house.web()
                                .post(V2, report(BAR, FOO))
                                .body()
                                .contains(FOO.digest().toString())
                        && mail.post(V2, report(BAR, FOO))
                                .body()
                                .contains(BAR.digest().toString());
            });
            assertThat(house.web().post(V2, report(BAR, FOO)).body())
                    .doesNotContain(BAR.digest().toString());
            assertThat(mail.post(V2, report(BAR, FOO)).body())
                    .doesNotContain(FOO.digest().toString());
        }
        assertThat(house.sql().hostId("web")).isEqualTo(number);
        assertThat(house.sql().hostId("mail")).isNotEqualTo(number);
    }

    @Test
    void hostThatWasGoneForLongIsRemovedAndAddedWhenItIsBack() {
        Run run = run("r", Instant.now(), BAR);
        house.web().post(V2, reportOfRuns(List.of(run)));
        house.sql().rows("INSERT INTO host_label SELECT id, '{\"env\":\"prod\"}', 1 FROM agent");
        house.sql().rows("UPDATE agent SET last_seen = UTC_TIMESTAMP(3) - INTERVAL 91 DAY");
        RemovedRows removed = house.runHousekeeping();
        assertThat(removed.hosts()).isEqualTo(1);
        assertThat(house.sql().text("SELECT COUNT(*) FROM agent")).isEqualTo("0");
        assertThat(house.sql().text("SELECT COUNT(*) FROM host_label")).isEqualTo("0");
        assertThat(house.sql().text("SELECT COUNT(*) FROM run")).isEqualTo("0");
        assertThat(house.sql().text("SELECT COUNT(*) FROM run_action")).isEqualTo("0");
        Await.until("the host is there again", TIMEOUT, () -> {
            assertThat(house.web().post(V2, report(BAR)).status()).isEqualTo(200);
            return house.sql().text("SELECT COUNT(*) FROM agent").equals("1");
        });
    }

    /** What it was answered before it was removed proves nothing about what it has executed since. */
    @Test
    void hostOfVersionOneThatIsBackHasNotExecutedWhatItWasAnsweredBefore() {
        long approval = house.sql().approve("old", null, null, null, null);
        try (HttpAgent old = house.agent(house.master(), "old")) {
            Await.until("approved", TIMEOUT, () -> !old.post(V1, TASK).array().isEmpty());
            house.sql().rows("UPDATE agent SET last_seen = UTC_TIMESTAMP(3) - INTERVAL 91 DAY WHERE name = 'old'");
            assertThat(house.runHousekeeping().hosts()).isEqualTo(1);
        }
        house.sql().revoke(approval);
        try (RunningMaster second = house.startMaster();
                HttpAgent back = house.agent(second, "old")) {
            assertThat(back.post(V1, TASK).array()).isEmpty();
            assertThat(back.post(V1, "[]").status()).isEqualTo(200);
            assertThat(house.sql().text("SELECT COUNT(*) FROM run_action")).isEqualTo("0");
        }
    }

    @Test
    void hostsAndEventsAreKeptForEverIfNothingElseIsSaid() {
        house.sql().rows("UPDATE agent SET last_seen = '2000-01-01'");
        house.sql().rows("UPDATE event SET happened_at = '2000-01-01'");
        assertThat(house.runHousekeeping(new Retention(7, 180, 0, 0))).isEqualTo(Housekeeping.NOTHING);
    }

    @Test
    void manyRowsAreRemovedInBatches() {
        int statements = countDeleteStatements(0);
        house.sql()
                .rows("INSERT INTO event (happened_at, actor, kind, detail)"
                        + " SELECT '2000-01-01', 'a', 'k', '{}' FROM information_schema.columns LIMIT 1200");
        assertThat(countDeleteStatements(1200) - statements).isGreaterThan(1);
    }

    /** How often it deletes something, if it finds so many events. */
    private int countDeleteStatements(int events) {
        int before = house.sql().readServerStatus("Com_delete");
        assertThat(house.runHousekeeping().events()).isEqualTo(events);
        return house.sql().readServerStatus("Com_delete") - before;
    }

    private static Run run(String id, Instant ended, Action action) {
        return new Run(
                id, ended.minusSeconds(9), ended, List.of(new Run.Outcome(action, Result.DONE, null)), null, "log");
    }

    private static String reportOfRuns(List<Run> runs) {
        return new Report(Plan.of(List.of(BAR)).digest(), Optional.empty(), null, runs)
                .toJson()
                .encode();
    }
}
