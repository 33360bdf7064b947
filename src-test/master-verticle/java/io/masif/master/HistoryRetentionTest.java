package io.masif.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.master.housekeeping.Pass;
import io.masif.master.housekeeping.Removed;
import io.masif.master.housekeeping.Retention;
import io.masif.rig.Await;
import io.masif.rig.EmbeddedDatabase;
import io.masif.rig.Pki;
import io.masif.wire.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happened long ago, and hosts that are gone. */
class HistoryRetentionTest {
    private static final String V2 = "/v2/report";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Retention RETENTION = new Retention(7, 180, 730, 90);
    private static final Action BAR = Action.of("bar", "amd64", Kind.UPDATE, "1.0", "1.1");
    private static final Action FOO = Action.of("foo", "all", Kind.INSTALL, null, "2");

    @TempDir
    static Path folder;

    private final EmbeddedDatabase database = EmbeddedDatabase.shared();
    private String name;
    private Pki pki;
    private PlayedMaster master;
    private PlayedAgent web;
    private Sql sql;

    @BeforeEach
    void start() {
        name = database.newDatabase();
        pki = Pki.in(folder);
        master = PlayedMaster.start(database, name, pki);
        web = PlayedAgent.of(master, pki, "web");
        sql = new Sql(database, name);
        assertThat(web.post(V2, report(BAR)).status()).isEqualTo(200);
    }

    @AfterEach
    void stop() {
        sql.close();
        web.close();
        master.close();
    }

    @Test
    void oldRunsAndEventsAreRemovedAndActionsOfOthersKept() {
        Run old = run("old", Instant.now(), FOO);
        Run recent = run("recent", Instant.now(), FOO);
        assertThat(web.post(V2, told(List.of(old, recent))).status()).isEqualTo(200);
        sql.rows("UPDATE run SET told_at = UTC_TIMESTAMP(3) - INTERVAL IF(uuid = 'old', 181, 179) DAY");
        sql.rows("INSERT INTO event (happened_at, actor, kind, detail) VALUES ('2020-01-01', 'a', 'k', '{}')");
        sql.rows("INSERT INTO session VALUES (REPEAT('x', 32), 'admin', 'c', '2020-01-01', '2020-01-02')");
        sql.rows("UPDATE event SET happened_at = '2020-01-01' WHERE kind = 'host-joined'");
        String removal = sql.text("SELECT value FROM counter WHERE name = 'removal'");
        assertThat(pass()).isEqualTo(new Removed(0, 1, 2, 1, 0, 0));
        assertThat(sql.text("SELECT GROUP_CONCAT(uuid) FROM run JOIN run_action ON run.id = run_id"))
                .isEqualTo("recent");
        assertThat(sql.text("SELECT COUNT(*) FROM run_action")).isEqualTo("1");
        assertThat(sql.text("SELECT COUNT(*) FROM event WHERE kind = 'run-ended'"))
                .isEqualTo("2");
        assertThat(sql.text("SELECT value FROM counter WHERE name = 'removal'")).isNotEqualTo(removal);
        assertThat(sql.text("SELECT COUNT(*) FROM action WHERE unused_since IS NOT NULL"))
                .isEqualTo("0");
    }

    @Test
    void runsAreKeptByWhenTheyWereToldWhateverTheClockOfTheHostSays() {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            runs.add(run("future" + i, Instant.parse("9998-01-01T00:00:00Z"), FOO));
        }
        runs.add(run("past", Instant.EPOCH.plusSeconds(9), FOO));
        runs.add(run("old", Instant.now(), FOO));
        assertThat(web.post(V2, told(runs)).status()).isEqualTo(200);
        assertThat(pass().runs()).isZero();
        sql.rows("UPDATE run SET told_at = UTC_TIMESTAMP(3) - INTERVAL 181 DAY WHERE uuid = 'old'");
        assertThat(pass().runs()).isEqualTo(1);
        assertThat(sql.text("SELECT COUNT(*) FROM run WHERE uuid = 'old'")).isEqualTo("0");
        sql.rows("UPDATE run SET told_at = UTC_TIMESTAMP(3) - INTERVAL 181 DAY");
        assertThat(pass().runs()).isEqualTo(61);
    }

    @Test
    void whatCannotBeRemovedKeepsNothingElse() {
        assertThat(web.post(V2, told(List.of(run("old", Instant.now(), FOO)))).status())
                .isEqualTo(200);
        sql.rows("UPDATE run SET told_at = '2020-01-01'");
        sql.rows("UPDATE event SET happened_at = '2020-01-01'");
        sql.rows("RENAME TABLE run_action TO elsewhere");
        Removed removed = pass();
        assertThat(removed.runs()).isZero();
        assertThat(removed.events()).isEqualTo(2);
        sql.rows("RENAME TABLE elsewhere TO run_action");
        assertThat(pass().runs()).isEqualTo(1);
    }

    @Test
    void oldHostsAreFoundAmongMany() {
        sql.rows("INSERT INTO agent (name, protocol, plan_id, first_seen, last_seen, plan_since, revision) VALUES "
                + IntStream.rangeClosed(1, 1300)
                        .mapToObj(i -> "('host" + i + "', 1, 1, '2020-01-01', "
                                + (i % 9 == 0 ? "'2020-01-01'" : "UTC_TIMESTAMP(3)") + ", '2020-01-01', 1)")
                        .collect(Collectors.joining(",")));
        assertThat(pass().hosts()).isEqualTo(144);
        assertThat(sql.text("SELECT COUNT(*) FROM agent WHERE last_seen < '2021-01-01'"))
                .isEqualTo("0");
    }

    @Test
    void hostThatWasGoneForLongIsRemovedAndAddedWhenItIsBack() {
        Run run = run("r", Instant.now(), BAR);
        web.post(V2, told(List.of(run)));
        sql.rows("UPDATE agent SET last_seen = UTC_TIMESTAMP(3) - INTERVAL 91 DAY");
        Removed removed = pass();
        assertThat(removed.hosts()).isEqualTo(1);
        assertThat(sql.text("SELECT COUNT(*) FROM agent")).isEqualTo("0");
        assertThat(sql.text("SELECT COUNT(*) FROM run")).isEqualTo("0");
        assertThat(sql.text("SELECT COUNT(*) FROM run_action")).isEqualTo("0");
        Await.until("the host is there again", PATIENCE, () -> {
            assertThat(web.post(V2, report(BAR)).status()).isEqualTo(200);
            return sql.text("SELECT COUNT(*) FROM agent").equals("1");
        });
    }

    @Test
    void hostsAndEventsAreKeptForEverIfNothingElseIsSaid() {
        sql.rows("UPDATE agent SET last_seen = '2000-01-01'");
        sql.rows("UPDATE event SET happened_at = '2000-01-01'");
        Removed removed = PlayedMaster.wait(new Pass(sql.vertx(), sql.pool(), new Retention(7, 180, 0, 0)).run());
        assertThat(removed).isEqualTo(new Removed(0, 0, 0, 0, 0, 0));
    }

    @Test
    void manyRowsAreRemovedInSteps() {
        int statements = statementsOfPass(0);
        sql.rows("INSERT INTO event (happened_at, actor, kind, detail)"
                + " SELECT '2000-01-01', 'a', 'k', '{}' FROM information_schema.columns LIMIT 1200");
        assertThat(statementsOfPass(1200) - statements).isGreaterThan(1);
    }

    /** How often it deletes something, if it finds so many events. */
    private int statementsOfPass(int events) {
        int before = sql.status("Com_delete");
        assertThat(pass().events()).isEqualTo(events);
        return sql.status("Com_delete") - before;
    }

    private Removed pass() {
        return PlayedMaster.wait(new Pass(sql.vertx(), sql.pool(), RETENTION).run());
    }

    private static Run run(String id, Instant ended, Action action) {
        return new Run(
                id, ended.minusSeconds(9), ended, List.of(new Run.Outcome(action, Result.DONE, null)), null, "log");
    }

    private static String told(List<Run> runs) {
        return new Report(Plan.of(List.of(BAR)).digest(), Optional.empty(), null, runs)
                .toJson()
                .encode();
    }

    private static String report(Action... actions) {
        Plan plan = Plan.of(List.of(actions));
        return new Report(plan.digest(), Optional.of(plan), null, List.of())
                .toJson()
                .encode();
    }
}
