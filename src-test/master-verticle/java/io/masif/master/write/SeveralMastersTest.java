package io.masif.master.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Masters of one database write side by side. */
class SeveralMastersTest {
    private static final String PATH = "/v1/pending-tasks";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String PLANS = """
            SELECT GROUP_CONCAT(agent.name, '=', (SELECT GROUP_CONCAT(package) FROM action
                WHERE JSON_CONTAINS(plan.actions, CAST(action.id AS CHAR))) ORDER BY agent.name)
            FROM agent JOIN plan ON plan.id = plan_id""";

    @TempDir
    static Path folder;

    private EmbeddedDatabase database;
    private String name;
    private Pki pki;
    private RunningMaster one;
    private RunningMaster other;
    private Sql sql;

    @BeforeEach
    void start() {
        database = EmbeddedDatabase.shared();
        name = database.newDatabase();
        pki = Pki.in(folder);
        one = RunningMaster.start(database, name, pki);
        other = RunningMaster.start(database, name, pki);
        sql = new Sql(database, name);
        report(one, "a", "p");
        report(other, "b", "p");
    }

    @AfterEach
    void stop() {
        sql.close();
        one.close();
        other.close();
    }

    @Test
    void aMasterThatWritesForLongKeepsNoOtherFromWriting() {
        SqlConnection holder = RunningMaster.join(sql.pool().getConnection());
        Transaction transaction = RunningMaster.join(holder.begin());
        RunningMaster.join(holder.query("SELECT number FROM writer WHERE number = " + writerOf("a") + " FOR UPDATE")
                .execute());
        try (HttpAgent waiting = HttpAgent.of(one, pki, "a")) {
            Future<HttpAgent.Answer> answer = waiting.postAsync(PATH, task("q"));
            Await.until("a master waits", TIMEOUT, () -> sql.countLockWaits() > 0);
            report(other, "b", "q");
            assertThat(answer.isComplete()).isFalse();
            RunningMaster.join(transaction.rollback());
            assertThat(RunningMaster.join(answer).status()).isEqualTo(200);
        }
        RunningMaster.join(holder.close());
    }

    @Test
    void theLastReportCountsWhicheverMasterGotIt() {
        Random random = new Random(1);
        Map<String, String> last = new TreeMap<>(Map.of("a", "p", "b", "p"));
        for (int turn = 0; turn < 200; turn++) {
            String host = "host" + random.nextInt(4);
            String packageName = "p" + random.nextInt(3);
            report(random.nextBoolean() ? one : other, host, packageName);
            last.put(host, packageName);
        }
        // a master learns within a second what another one has stored, and until then takes a repeated report for known
        Await.until("the database has what was reported last", TIMEOUT, () -> {
            last.forEach((host, packageName) -> report(random.nextBoolean() ? one : other, host, packageName));
            return sql.text(PLANS).equals(last.toString().replaceAll("[{} ]", ""));
        });
        assertThat(sql.text("SELECT COUNT(*) FROM event WHERE kind = 'host-joined'"))
                .isEqualTo(String.valueOf(last.size()));
    }

    @Test
    void aHostThatReportsToBothAtOnceIsAddedOnce() {
        for (int turn = 0; turn < 20; turn++) {
            try (HttpAgent first = HttpAgent.of(one, pki, "new" + turn);
                    HttpAgent second = HttpAgent.of(other, pki, "new" + turn)) {
                Future<HttpAgent.Answer> answer = first.postAsync(PATH, task("p"));
                assertThat(second.post(PATH, task("p")).status()).isEqualTo(200);
                assertThat(RunningMaster.join(answer).status()).isEqualTo(200);
            }
        }
        assertThat(sql.text("SELECT COUNT(*) FROM agent WHERE name LIKE 'new%'"))
                .isEqualTo("20");
        assertThat(sql.text("SELECT COUNT(*) FROM event WHERE kind = 'host-joined' AND actor LIKE 'new%'"))
                .isEqualTo("20");
    }

    @Test
    void aMasterThatHasLostItsNumberWritesUnderAnotherOne() {
        int number = writerOf("a");
        String revision = sql.text("SELECT revision FROM writer WHERE number = " + number);
        sql.rows("UPDATE writer SET holder = UUID() WHERE number = " + number);
        report(one, "a", "q");
        assertThat(writerOf("a")).isNotIn(number, writerOf("b"));
        assertThat(sql.text("SELECT revision FROM writer WHERE number = " + number))
                .isEqualTo(revision);
        report(other, "a", "r");
        assertThat(sql.text(PLANS)).isEqualTo("a=r,b=p");
    }

    @Test
    void aMasterThatEndsGivesItsNumberBack() {
        int number = writerOf("a");
        one.close();
        one = RunningMaster.start(database, name, pki);
        report(one, "c", "p");
        assertThat(writerOf("c")).isEqualTo(number);
        report(other, "c", "q");
        report(one, "c", "q");
        assertThat(sql.text(PLANS)).isEqualTo("a=p,b=p,c=q");
    }

    @Test
    void theNumberOfAMasterThatDiedIsTakenWhenItsLeaseHasEnded() {
        int number = writerOf("a");
        sql.rows(
                "UPDATE writer SET holder = UUID(), expires_at = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND WHERE number = ?",
                number);
        report(one, "a", "q");
        assertThat(writerOf("a")).isEqualTo(number);
        report(other, "a", "p");
        report(one, "a", "p");
        assertThat(sql.text(PLANS)).isEqualTo("a=p,b=p");
    }

    private void report(RunningMaster master, String host, String packageName) {
        try (HttpAgent agent = HttpAgent.of(master, pki, host)) {
            assertThat(agent.post(PATH, task(packageName)).status()).isEqualTo(200);
        }
    }

    private int writerOf(String host) {
        return Integer.parseInt(sql.text("SELECT revision >> 48 FROM agent WHERE name = ?", host));
    }

    private static String task(String packageName) {
        return "[{\"package\":\"" + packageName + "\",\"action\":\"purge\",\"from_version\":\"1\"}]";
    }
}
