package io.masif.master.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the master that this one replaces gets wrong. */
class EarlierMasterTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String LOCK = "SELECT revision FROM writer FOR UPDATE";
    private static final String V1 = "/v1/pending-tasks";

    @TempDir
    static Path folder;

    private final EmbeddedDatabase database = EmbeddedDatabase.shared();
    private String name;
    private Pki pki;
    private RunningMaster master;
    private HttpAgent web;
    private Sql sql;

    @BeforeEach
    void start() {
        name = database.newDatabase();
        pki = Pki.in(folder);
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
    void hostWithNothingToDoLeavesATraceAndIsSeenAgainWithEveryReport() {
        assertThat(web.post(V1, "[]").status()).isEqualTo(200);
        assertSeenAgain(web, "[]");
    }

    @Test
    void hostWhoseReportIsWhollyApprovedLeavesATraceAndIsSeenAgain() {
        web.post(V1, "[]");
        sql.approve(null, null, null, null, null);
        Await.until(
                "approved",
                TIMEOUT,
                () -> web.post(V1, purgeTask("q", "1")).array().size() == 1);
        sql.rows("DELETE FROM agent");
        try (HttpAgent mail = HttpAgent.of(master, pki, "mail")) {
            assertThat(mail.post(V1, purgeTask("p", "1")).array()).hasSize(1);
            assertThat(sql.text("SELECT name FROM agent")).isEqualTo("mail");
            assertSeenAgain(mail, purgeTask("p", "1"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {191, 192, 255})
    void longNamesAndVersionsAreStored(int length) {
        String name = "n".repeat(length);
        String version = "1" + "v".repeat(length - 1);
        assertThat(web.post(V1, purgeTask(name, version)).status()).isEqualTo(200);
        assertThat(sql.text("SELECT CONCAT(package, ' ', from_version) FROM action"))
                .isEqualTo(name + " " + version);
    }

    @Test
    void longerOnesAreRefusedWithASentence() {
        web.post(V1, "[]");
        HttpAgent.Answer answer = web.post(V1, purgeTask("n".repeat(256), "1"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("package has 256 characters; at most 255 are allowed");
        answer = web.post(V1, purgeTask("n", "1".repeat(256)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("from has 256 characters; at most 255 are allowed");
    }

    @Test
    void versionsThatDifferOnlyInCaseOrBlanksAreDifferent() {
        String both = new JsonArray()
                .add(task("p", "1.0~RC1"))
                .add(task("p", "1.0~rc1"))
                .add(task("p", "1.0~rc1 "))
                .add(task("P", "1.0~rc1"))
                .encode();
        web.post(V1, both);
        assertThat(sql.text("SELECT COUNT(*) FROM action")).isEqualTo("4");
        sql.approve("p", "purge", "1.0~rc1", null, null);
        Await.until(
                "one of them is approved",
                TIMEOUT,
                () -> web.post(V1, both).array().size() > 0);
        assertThat(web.post(V1, both).array()).isEqualTo(new JsonArray().add(task("p", "1.0~rc1")));
    }

    @Test
    void reportIsNotWrittenAfterItWasRefusedOrItsSenderHasDisconnected() {
        web.post(V1, "[]");
        try (RunningMaster hasty = RunningMaster.start(database, name, pki, Map.of("db.timeout", 2));
                HttpAgent stays = HttpAgent.of(hasty, pki, "web");
                HttpAgent waits = HttpAgent.of(hasty, pki, "waits")) {
            stays.post(V1, purgeTask("p", "0"));
            SqlConnection other = RunningMaster.join(sql.pool().getConnection());
            Transaction transaction = RunningMaster.join(other.begin());
            RunningMaster.join(other.query(LOCK).execute());
            try (HttpAgent leaves = HttpAgent.of(hasty, pki, "leaves")) {
                Future<HttpAgent.Answer> answer = leaves.postAsync(V1, purgeTask("p", "1"));
                Await.until("the master waits for the lock", TIMEOUT, () -> sql.countLockWaits() > 0);
                assertThat(answer.isComplete()).isFalse();
            }
            assertThat(waits.postOnce(V1, purgeTask("p", "2")).status()).isEqualTo(503);
            double retried = retryCount(hasty);
            waitLongerThanLockTimeout();
            assertThat(retryCount(hasty)).isEqualTo(retried);
            RunningMaster.join(transaction.rollback());
            RunningMaster.join(other.close());
            assertThat(stays.post(V1, purgeTask("p", "3")).status()).isEqualTo(200);
        }
        assertThat(sql.text("SELECT GROUP_CONCAT(name) FROM agent")).isEqualTo("web");
        assertThat(sql.text("SELECT COUNT(*) FROM event")).isEqualTo("1");
    }

    @Test
    void deadlockIsNotNoticedByTheHostAndNothingIsStoredTwice() {
        web.post(V1, "[]");
        sql.rows("CREATE TABLE weight (x INT) ENGINE=InnoDB");
        SqlConnection other = RunningMaster.join(sql.pool().getConnection());
        Transaction transaction = RunningMaster.join(other.begin());
        RunningMaster.join(other.query("INSERT INTO weight SELECT 1 FROM information_schema.columns LIMIT 500")
                .execute());
        RunningMaster.join(other.query("SELECT id FROM agent WHERE name = 'web' FOR UPDATE")
                .execute());
        Future<HttpAgent.Answer> answer = web.postAsync(V1, purgeTask("p", "1"));
        Await.until("the master waits for the host's row", TIMEOUT, () -> sql.countLockWaits() > 0);
        RunningMaster.join(
                other.query("UPDATE writer SET revision = revision + 1").execute());
        RunningMaster.join(transaction.commit());
        RunningMaster.join(other.close());
        assertThat(RunningMaster.join(answer).status()).isEqualTo(200);
        assertThat(retryCount(master)).isGreaterThanOrEqualTo(1);
        assertThat(sql.text("SELECT COUNT(*) FROM agent")).isEqualTo("1");
        assertThat(sql.text("SELECT COUNT(*) FROM plan")).isEqualTo("2");
        assertThat(sql.text("SELECT COUNT(*) FROM event")).isEqualTo("1");
    }

    private void assertSeenAgain(HttpAgent agent, String body) {
        sql.rows("UPDATE agent SET last_seen = '2000-01-01'");
        Await.until("seen again", TIMEOUT, () -> {
            agent.post(V1, body);
            return !sql.text("SELECT last_seen FROM agent").startsWith("2000");
        });
    }

    /** Waits for the lock that the master wants, and for longer than the master does at a time. */
    private void waitLongerThanLockTimeout() {
        Future<?> waited = sql.pool().withConnection(connection -> connection
                .query("SET SESSION innodb_lock_wait_timeout = 3")
                .execute()
                .compose(set -> connection.query(LOCK).execute()));
        assertThatThrownBy(() -> RunningMaster.join(waited)).hasMessageContaining("errorCode=1205");
    }

    private static double retryCount(RunningMaster target) {
        return new Probe(target.managementPort()).metric("masif_transactions_retried_total");
    }

    private static String purgeTask(String name, String version) {
        return new JsonArray().add(task(name, version)).encode();
    }

    private static JsonObject task(String name, String version) {
        return new JsonObject().put("package", name).put("action", "purge").put("from_version", version);
    }
}
