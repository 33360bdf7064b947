package io.masif.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.master.housekeeping.Pass;
import io.masif.master.housekeeping.Removed;
import io.masif.master.housekeeping.Retention;
import io.masif.rig.EmbeddedDatabase;
import io.masif.rig.Pki;
import io.masif.wire.Report;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HousekeepingTest {
    private static final String V2 = "/v2/report";
    private static final Retention RETENTION = new Retention(7, 180, 730, 90);
    /** By which masters, also those of other versions, keep each other from it. */
    private static final String LOCK = "CONCAT('masif-house:', LEFT(SHA2(DATABASE(), 256), 40))";

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
    void planThatNoHostHasIsRemovedAfterItsTimeAndItsActionsAfterIt() {
        web.post(V2, report(FOO));
        assertThat(pass()).isEqualTo(new Removed(0, 0, 0, 0, 0, 0));
        passDays(8);
        assertThat(pass().plans()).isEqualTo(1);
        assertThat(sql.text("SELECT COUNT(*) FROM plan")).isEqualTo("1");
        assertThat(sql.text("SELECT GROUP_CONCAT(package) FROM action WHERE unused_since IS NOT NULL"))
                .isEqualTo("bar");
        passDays(8);
        assertThat(pass().actions()).isEqualTo(1);
        assertThat(sql.text("SELECT GROUP_CONCAT(package) FROM action")).isEqualTo("foo");
        assertThat(sql.text("SELECT COUNT(*) FROM agent JOIN plan ON plan.id = plan_id"))
                .isEqualTo("1");
    }

    @Test
    void planThatAHostComesBackToIsKept() {
        web.post(V2, report(FOO));
        pass();
        passDays(8);
        assertThat(web.post(V2, digest(BAR)).status()).isEqualTo(200);
        assertThat(pass().plans()).isZero();
        assertThat(sql.text("SELECT COUNT(*) FROM plan WHERE unused_since IS NULL"))
                .isEqualTo("1");
    }

    @Test
    void masterThatRemembersARemovedPlanAddsItAgain() {
        web.post(V2, report(FOO));
        pass();
        passDays(8);
        assertThat(pass().plans()).isEqualTo(1);
        assertThat(web.post(V2, digest(BAR)).status()).isEqualTo(409);
        assertThat(web.post(V2, report(BAR)).status()).isEqualTo(200);
        assertThat(web.post(V2, digest(BAR)).status()).isEqualTo(200);
        assertDangling("0");
    }

    @Test
    void nothingIsLostWhileManyHostsComeAndGoBetweenPlansThatAreRemoved() {
        int hosts = 8;
        List<PlayedAgent> agents = IntStream.range(0, hosts)
                .mapToObj(i -> PlayedAgent.of(master, pki, "host" + i))
                .toList();
        try {
            for (int round = 0; round < 30; round++) {
                List<Future<PlayedAgent.Answer>> answers = new ArrayList<>();
                for (int i = 0; i < hosts; i++) {
                    Action own = Action.of("own" + (round + i) % 3, "all", Kind.UPDATE, "1", "2");
                    answers.add(agents.get(i).posting(V2, report(own, BAR)));
                }
                sql.rows("UPDATE plan SET unused_since = UTC_TIMESTAMP(3) - INTERVAL 8 DAY"
                        + " WHERE id NOT IN (SELECT plan_id FROM agent)");
                Future<Removed> pass = new Pass(sql.vertx(), sql.pool(), RETENTION).run();
                assertThat(answers.stream().map(PlayedMaster::wait).map(PlayedAgent.Answer::status))
                        .containsOnly(200);
                PlayedMaster.wait(pass);
                assertDangling("0");
            }
        } finally {
            agents.forEach(PlayedAgent::close);
        }
        assertThat(sql.text("SELECT COUNT(*) FROM agent")).isEqualTo("9");
    }

    @Test
    void actionThatComesBackIntoAPlanIsNoLongerMarked() {
        web.post(V2, report(FOO));
        passDays(8);
        sql.rows("UPDATE action SET unused_since = UTC_TIMESTAMP(3) - INTERVAL 8 DAY");
        try (PlayedMaster second = PlayedMaster.start(database, name, pki);
                PlayedAgent mail = PlayedAgent.of(second, pki, "mail")) {
            assertThat(mail.post(V2, report(FOO, BAR)).status()).isEqualTo(200);
        }
        assertThat(sql.text("SELECT COUNT(*) FROM action WHERE unused_since IS NOT NULL"))
                .isEqualTo("0");
        assertThat(pass().actions()).isZero();
    }

    @Test
    void oneMasterAtATimeIsAtIt() {
        sql.rows("UPDATE event SET happened_at = '2000-01-01'");
        SqlConnection other = PlayedMaster.wait(sql.pool().getConnection());
        PlayedMaster.wait(other.query("DO GET_LOCK(" + LOCK + ", 0)").execute());
        assertThat(pass()).isEqualTo(new Removed(0, 0, 0, 0, 0, 0));
        assertThat(sql.text("SELECT COUNT(*) FROM event")).isEqualTo("1");
        PlayedMaster.wait(other.query("DO RELEASE_LOCK(" + LOCK + ")").execute());
        assertThat(pass().events()).isEqualTo(1);
    }

    private Removed pass() {
        return PlayedMaster.wait(new Pass(sql.vertx(), sql.pool(), RETENTION).run());
    }

    /** As if what is marked had been marked so many days earlier. */
    private void passDays(int days) {
        for (String table : List.of("plan", "action")) {
            sql.rows("UPDATE " + table + " SET unused_since = unused_since - INTERVAL " + days + " DAY");
        }
    }

    private void assertDangling(String count) {
        assertThat(sql.text("SELECT COUNT(*) FROM agent LEFT JOIN plan ON plan.id = plan_id WHERE plan.id IS NULL"))
                .isEqualTo(count);
    }

    private static String report(Action... actions) {
        Plan plan = Plan.of(List.of(actions));
        return new Report(plan.digest(), Optional.of(plan), null, List.of())
                .toJson()
                .encode();
    }

    private static String digest(Action... actions) {
        return new Report(Plan.of(List.of(actions)).digest(), Optional.empty(), null, List.of())
                .toJson()
                .encode();
    }
}
