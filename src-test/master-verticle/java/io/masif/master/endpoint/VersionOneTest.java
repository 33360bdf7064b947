package io.masif.master.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import io.vertx.core.json.JsonArray;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionOneTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String PATH = "/v1/pending-tasks";
    private static final String MARKER = "{\"package\":\"marker\",\"action\":\"purge\",\"from_version\":\"1\"}";
    private static final String PERL = "{\"package\":\"perl\",\"action\":\"update\",\"from_version\":\"5.24\","
            + "\"to_version\":\"5.25 Debian:12/stable, Debian-Security:12/stable-security [amd64]\"}";

    @TempDir
    static Path folder;

    private static RunningMaster master;
    private static Pki pki;
    private static HttpAgent web;
    private static Sql sql;
    private static ConcludedRunRows runs;

    @BeforeAll
    static void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        pki = Pki.in(folder);
        master = RunningMaster.start(database, name, pki);
        web = HttpAgent.of(master, pki, "web");
        sql = new Sql(database, name);
        runs = new ConcludedRunRows(sql);
        web.post(PATH, "[]");
    }

    @AfterAll
    static void stop() {
        sql.close();
        web.close();
        master.close();
    }

    @BeforeEach
    void forget() {
        sql.changeDecisions("DELETE FROM decision");
        Await.until("nothing is approved", TIMEOUT, () -> web.post(PATH, "[" + MARKER + "]")
                .array()
                .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "true,  perl,  update,  5.24, 5.25, web",
        "true,  ,      update,  5.24, 5.25, web",
        "true,  perl,  ,        5.24, 5.25, web",
        "true,  perl,  update,  ,     5.25, web",
        "true,  perl,  update,  5.24, ,     web",
        "true,  perl,  update,  5.24, 5.25,",
        "true,  ,      ,        ,     ,",
        "true,  perl,  ,        ,     ,",
        "true,  ,      ,        ,     ,     web",
        "true,  ,      update,  ,     ,",
        "true,  ,      ,        5.24, ,",
        "true,  ,      ,        ,     5.25,",
        "false, Perl,  ,        ,     ,",
        "false, perl-, ,        ,     ,",
        "false, ,      install, ,     ,",
        "false, ,      ,        5.2,  ,",
        "false, ,      ,        ,     5.26,",
        "false, ,      ,        ,     ,     mail",
        "false, perl,  update,  5.24, 5.25, mail",
        "false, perl,  update,  5.24, 5.24, web"
    })
    void approvalMatchesByWhatItDoesNotLeaveOpen(
            boolean matches, String packageName, String kind, String from, String to, String agent) {
        sql.approve(packageName, kind, from, to, agent);
        sql.approve("marker", null, null, null, null);
        String both = "[" + PERL + "," + MARKER + "]";
        Await.until("the marker is approved", TIMEOUT, () -> web.post(PATH, both)
                .body()
                .contains("marker"));
        assertThat(web.post(PATH, both).array()).isEqualTo(new JsonArray(matches ? both : "[" + MARKER + "]"));
    }

    @Test
    void versionReleasesAndArchitectureAreParsedFromTheString() {
        web.post(PATH, "[" + PERL + "]");
        assertThat(sql.text("SELECT CONCAT_WS('|', arch, from_version, to_version, releases, security) FROM action"
                        + " WHERE package = 'perl'"))
                .isEqualTo("amd64|5.24|5.25|Debian:12/stable, Debian-Security:12/stable-security|1");
    }

    @Test
    void duplicateTaskIsAnsweredOnceAndUnknownMembersAreOmitted() {
        sql.approve(null, null, null, null, null);
        String odd = MARKER.replace("}", ",\"size\":{\"kB\":7}}");
        Await.until("all is approved", TIMEOUT, () -> !web.post(PATH, "[" + MARKER + "]")
                .array()
                .isEmpty());
        assertThat(web.post(PATH, "[" + odd + "," + MARKER + "]").array()).isEqualTo(new JsonArray("[" + MARKER + "]"));
    }

    @Test
    void whatIsNoLongerReportedIsNoLongerPending() {
        web.post(PATH, "[" + PERL + "," + MARKER + "]");
        web.post(PATH, "[" + MARKER + "]");
        String actions = sql.text("SELECT actions FROM plan JOIN agent ON plan_id = plan.id WHERE name = 'web'");
        assertThat(new JsonArray(actions))
                .containsExactly(sql.rows("SELECT id FROM action WHERE package = 'marker'")
                        .get(0)
                        .getInteger("id"));
        web.post(PATH, "[]");
        assertThat(sql.text("SELECT actions FROM plan JOIN agent ON plan_id = plan.id WHERE name = 'web'"))
                .isEqualTo("[]");
    }

    @Test
    void approvedActionThatIsNoLongerReportedCountsAsDone() {
        try (HttpAgent host = HttpAgent.of(master, pki, "done")) {
            approveAll(host, "[" + PERL + "," + MARKER + "]", 2);
            host.post(PATH, "[" + MARKER + "]");
            assertThat(runs.done("done")).containsExactly("perl update done");
            assertThat(runs.count("done", "run.started_at <= run.ended_at AND message LIKE '%no longer reports it%'"))
                    .isEqualTo(1);
            host.post(PATH, "[]");
            assertThat(runs.done("done")).containsExactly("marker purge done", "perl update done");
            host.post(PATH, "[" + PERL + "]");
            host.post(PATH, "[" + PERL + "," + MARKER + "]");
            assertThat(runs.done("done")).hasSize(2);
            assertThat(sql.text("SELECT COUNT(*) FROM event WHERE kind = 'no-longer-reported' AND actor = 'done'"))
                    .isEqualTo("2");
        }
    }

    @Test
    void whatWasNotApprovedAndIsNoLongerReportedIsNotDone() {
        try (HttpAgent host = HttpAgent.of(master, pki, "own")) {
            sql.approve("marker", null, null, null, null);
            String both = "[" + PERL + "," + MARKER + "]";
            Await.until(
                    "one of two is approved",
                    TIMEOUT,
                    () -> host.post(PATH, both).array().size() == 1);
            host.post(PATH, "[]");
            assertThat(runs.done("own")).containsExactly("marker purge done");
        }
    }

    @Test
    void whatWasRevokedBeforeTheHostReportedItAgainIsNotDone() {
        try (HttpAgent host = HttpAgent.of(master, pki, "revoked")) {
            approveAll(host, "[" + MARKER + "]", 1);
            forget();
            Await.until("revoked", TIMEOUT, () -> host.post(PATH, "[" + MARKER + "]")
                    .array()
                    .isEmpty());
            Await.until("the answer before counts no more", TIMEOUT, () -> runs.countAnswers("revoked") == 0);
            host.post(PATH, "[]");
            assertThat(runs.done("revoked")).isEmpty();
        }
    }

    @Test
    void updateThatIsReportedWithAnotherVersionIsNotDone() {
        try (HttpAgent host = HttpAgent.of(master, pki, "newer")) {
            approveAll(host, "[" + PERL + "]", 1);
            host.post(PATH, "[" + PERL.replace("5.25", "5.26") + "]");
            assertThat(runs.done("newer")).isEmpty();
            host.post(PATH, "[" + PERL.replace("5.25", "5.27").replace("5.24", "5.26") + "]");
            assertThat(runs.done("newer")).containsExactly("perl update done");
        }
    }

    @Test
    void answerOfMoreThanADayAgoDoesNotCount() {
        try (HttpAgent host = HttpAgent.of(master, pki, "late")) {
            approveAll(host, "[" + MARKER + "]", 1);
            sql.rows("UPDATE approved_answer SET answered_at = answered_at - INTERVAL 25 HOUR");
            host.post(PATH, "[]");
            assertThat(runs.done("late")).isEmpty();
        }
    }

    /** As the decision "update includes its configuration" says. */
    @Test
    void updateThatIsApprovedIncludesItsConfiguration() {
        String configure = "{\"package\":\"perl\",\"action\":\"configure\",\"to_version\":\"5.25\"}";
        String other = "{\"package\":\"perl\",\"action\":\"configure\",\"to_version\":\"5.26\"}";
        sql.approve("perl", "update", null, "5.25", null);
        String all = "[" + PERL + "," + configure + "," + other + "]";
        Await.until("update and configuration are approved", TIMEOUT, () -> web.post(PATH, all)
                .array()
                .equals(new JsonArray("[" + PERL + "," + configure + "]")));
    }

    private static void approveAll(HttpAgent host, String tasks, int count) {
        host.post(PATH, tasks);
        sql.approve(null, null, null, null, null);
        Await.until(
                "all is approved", TIMEOUT, () -> host.post(PATH, tasks).array().size() == count);
    }
}
