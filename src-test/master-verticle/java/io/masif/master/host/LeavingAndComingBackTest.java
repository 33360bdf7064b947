package io.masif.master.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a master has in memory is not more than what the database has. */
class LeavingAndComingBackTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String V1 = "/v1/pending-tasks";
    private static final String V2 = "/v2/report";
    private static final String DIGEST =
            "{\"plan\":{\"digest\":\"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}}";
    private static final String FULL = DIGEST.replace("\"}}", "\",\"actions\":[]},\"facts\":{\"os\":\"Debian\"}}");
    private static final String RUN = DIGEST.replace(
            "\"}}",
            "\"},\"runs\":[{\"id\":\"0b5f2f5e-7a0b-4f7e-9a53-3a7f1f3f0a11\","
                    + "\"started\":\"2026-01-01T00:00:00Z\",\"ended\":\"2026-01-01T00:01:00Z\"}]}");
    private static final String TASK = "[{\"package\":\"p\",\"action\":\"purge\",\"from_version\":\"1\"}]";

    @TempDir
    static Path folder;

    private final EmbeddedDatabase database = EmbeddedDatabase.shared();
    private final String name = database.newDatabase();
    private final Pki pki = Pki.in(folder);
    private RunningMaster master;
    private HttpAgent web;
    private Sql sql;

    @BeforeEach
    void start() {
        master = RunningMaster.start(database, name, pki);
        web = HttpAgent.of(master, pki, "web");
        sql = new Sql(database, name);
    }

    @AfterEach
    void stop() {
        sql.close();
        web.close();
        master.close();
    }

    @Test
    void hostOfWhichNothingIsThereHasToSendItAll() {
        try (HttpAgent mail = HttpAgent.of(master, pki, "mail")) {
            assertThat(mail.post(V2, FULL).status()).isEqualTo(200);
        }
        assertThat(web.post(V2, DIGEST).status()).isEqualTo(409);
        assertThat(web.post(V2, FULL).status()).isEqualTo(200);
        assertThat(web.post(V2, DIGEST).status()).isEqualTo(200);
        sql.rows("DELETE FROM agent");
        Await.until(
                "the deleted host is asked for everything",
                TIMEOUT,
                () -> web.post(V2, DIGEST).status() == 409);
        assertThat(web.post(V2, FULL).status()).isEqualTo(200);
        assertThat(sql.text("SELECT CONCAT(name, facts) FROM agent")).isEqualTo("web{\"os\":\"Debian\"}");
    }

    /** It is in memory: what housekeeping removed counts all the same. */
    @Test
    void removedHostThatReportsAnotherPlanJoinsAgain() {
        web.post(V2, FULL);
        web.post(V2, DIGEST);
        remove();
        assertThat(web.post(V1, TASK).status()).isEqualTo(200);
        assertThat(sql.text("SELECT COUNT(*) FROM agent WHERE name = 'web'")).isEqualTo("1");
        assertThat(sql.text("SELECT COUNT(*) FROM event WHERE kind = 'host-joined'"))
                .isEqualTo("2");
    }

    @Test
    void removedHostThatReportsOnlyWhatItHasDoneIsAskedForEverything() {
        web.post(V2, FULL);
        remove();
        assertThat(web.post(V2, RUN).status()).isEqualTo(409);
        assertThat(sql.text("SELECT COUNT(*) FROM agent")).isEqualTo("0");
        assertThat(web.post(V2, DIGEST).status()).isEqualTo(409);
        assertThat(web.post(V2, FULL).status()).isEqualTo(200);
        assertThat(sql.text("SELECT CONCAT(name, facts) FROM agent")).isEqualTo("web{\"os\":\"Debian\"}");
    }

    /** Gathered for so long that they are written together. */
    @Test
    void removedHostsThatReportTogetherAreFoundOut() {
        master.close();
        master = RunningMaster.start(database, name, pki, Map.of("report.gather", 1000));
        try (HttpAgent here = HttpAgent.of(master, pki, "web");
                HttpAgent mail = HttpAgent.of(master, pki, "mail")) {
            here.post(V2, FULL);
            mail.post(V2, FULL);
            remove();
            Future<HttpAgent.Answer> first = here.postAsync(V2, RUN);
            Future<HttpAgent.Answer> second = mail.postAsync(V1, TASK);
            assertThat(RunningMaster.join(first).status()).isEqualTo(409);
            assertThat(RunningMaster.join(second).status()).isEqualTo(200);
            assertThat(sql.text("SELECT GROUP_CONCAT(name) FROM agent")).isEqualTo("mail");
            assertThat(sql.text("SELECT COUNT(*) FROM event WHERE kind = 'host-joined' AND actor = 'mail'"))
                    .isEqualTo("2");
        }
    }

    /** As housekeeping does it. */
    private void remove() {
        sql.rows("DELETE FROM agent");
        sql.rows("UPDATE counter SET value = value + 1 WHERE name = 'removal'");
    }

    @Test
    void masterThatEndsHasWrittenWhoWasThere() {
        web.post(V1, "[]");
        sql.rows("UPDATE agent SET last_seen = '2020-01-01'");
        assertThat(web.post(V1, "[]").status()).isEqualTo(200);
        master.close();
        assertThat(sql.text("SELECT last_seen > '2021-01-01' FROM agent")).isEqualTo("1");
        master = RunningMaster.start(database, name, pki);
    }

    @Test
    void masterThatStartsWritesNothingOfWhatIsThereAlready() {
        web.post(V2, FULL);
        String revision = sql.text("SELECT revision FROM agent");
        try (RunningMaster second = RunningMaster.start(database, name, pki);
                HttpAgent elsewhere = HttpAgent.of(second, pki, "web")) {
            assertThat(elsewhere.post(V2, FULL).status()).isEqualTo(200);
            assertThat(elsewhere.post(V2, DIGEST).status()).isEqualTo(200);
        }
        assertThat(sql.text("SELECT revision FROM agent")).isEqualTo(revision);
    }

    @Test
    void whatAnotherMasterWroteInTheMeantimeIsNoticed() {
        web.post(V1, TASK);
        web.post(V1, TASK);
        try (RunningMaster second = RunningMaster.start(database, name, pki);
                HttpAgent elsewhere = HttpAgent.of(second, pki, "web")) {
            assertThat(elsewhere.post(V1, "[]").status()).isEqualTo(200);
            assertThat(plan()).isEqualTo("[]");
        }
        Await.until("the plan is the one reported last", TIMEOUT, () -> {
            web.post(V1, TASK);
            return plan().equals("[1]");
        });
    }

    private String plan() {
        return sql.text("SELECT actions FROM plan JOIN agent ON plan_id = plan.id");
    }
}
