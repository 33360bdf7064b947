package io.masif.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.Await;
import io.masif.rig.EmbeddedDatabase;
import io.masif.rig.Pki;
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
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PATH = "/v1/pending-tasks";
    private static final String MARKER = "{\"package\":\"marker\",\"action\":\"purge\",\"from_version\":\"1\"}";
    private static final String PERL = "{\"package\":\"perl\",\"action\":\"update\",\"from_version\":\"5.24\","
            + "\"to_version\":\"5.25 Debian:12/stable, Debian-Security:12/stable-security [amd64]\"}";

    @TempDir
    static Path folder;

    private static PlayedMaster master;
    private static PlayedAgent web;
    private static Sql sql;

    @BeforeAll
    static void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        Pki pki = Pki.in(folder);
        master = PlayedMaster.start(database, name, pki);
        web = PlayedAgent.of(master, pki, "web");
        sql = new Sql(database, name);
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
        sql.change("DELETE FROM decision");
        Await.until("nothing is approved", PATIENCE, () -> web.post(PATH, "[" + MARKER + "]")
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
        Await.until("the marker is approved", PATIENCE, () -> web.post(PATH, both)
                .body()
                .contains("marker"));
        assertThat(web.post(PATH, both).array()).isEqualTo(new JsonArray(matches ? both : "[" + MARKER + "]"));
    }

    @Test
    void versionReleasesAndArchitectureAreTakenOutOfTheString() {
        web.post(PATH, "[" + PERL + "]");
        assertThat(sql.text("SELECT CONCAT_WS('|', arch, from_version, to_version, releases, security) FROM action"
                        + " WHERE package = 'perl'"))
                .isEqualTo("amd64|5.24|5.25|Debian:12/stable, Debian-Security:12/stable-security|1");
    }

    @Test
    void taskThatStandsTwiceIsAnsweredOnceAndUnknownMembersAreLeftOut() {
        sql.approve(null, null, null, null, null);
        String odd = MARKER.replace("}", ",\"size\":{\"kB\":7}}");
        Await.until("all is approved", PATIENCE, () -> !web.post(PATH, "[" + MARKER + "]")
                .array()
                .isEmpty());
        assertThat(web.post(PATH, "[" + odd + "," + MARKER + "]").array()).isEqualTo(new JsonArray("[" + MARKER + "]"));
    }

    @Test
    void whatIsNoLongerReportedIsNoLongerPending() {
        web.post(PATH, "[" + PERL + "," + MARKER + "]");
        web.post(PATH, "[" + MARKER + "]");
        String actions = sql.text("SELECT actions FROM plan JOIN agent ON plan_id = plan.id");
        assertThat(new JsonArray(actions))
                .containsExactly(sql.rows("SELECT id FROM action WHERE package = 'marker'")
                        .get(0)
                        .getInteger("id"));
        web.post(PATH, "[]");
        assertThat(sql.text("SELECT actions FROM plan JOIN agent ON plan_id = plan.id"))
                .isEqualTo("[]");
    }
}
