package io.masif.master.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.Log;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator learns from the log of a master that is in the way of others, or they in its. */
class ConflictLogTest {
    private static final String PATH = "/v1/pending-tasks";
    private static final String TASK = "[{\"package\":\"%s\",\"action\":\"purge\",\"from_version\":\"1\"}]";
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final String LOST = "WARN takes another number to write as";
    private static final String GIVEN_UP = "WARN given up: others wrote the same rows each time attempts=6 reason=";
    private static final String CONFLICT = """
            CREATE TRIGGER conflict BEFORE UPDATE ON agent FOR EACH ROW
            SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213, MESSAGE_TEXT = 'a deadlock of a test'""";

    @TempDir
    static Path folder;

    private Pki pki;
    private RunningMaster master;
    private Sql sql;
    private Log log;

    @BeforeEach
    void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        pki = Pki.in(folder);
        log = new Log();
        master = RunningMaster.start(database, name, pki);
        sql = new Sql(database, name);
        assertThat(report("p")).isEqualTo(200);
    }

    @AfterEach
    void stop() {
        sql.close();
        master.close();
        log.close();
    }

    @Test
    void lostNumberIsLoggedWithTheReasonAndTheNextOne() {
        int number = writer();
        sql.rows("UPDATE writer SET holder = UUID() WHERE number = ?", number);
        assertThat(report("q")).isEqualTo(200);
        assertThat(log.count(LOST)).isEqualTo(1);
        assertThat(log.contains("former=" + number)).isTrue();
        assertThat(log.contains("INFO writes as number=" + writer())).isTrue();
    }

    @Test
    void lossIsLoggedThoughNothingIsWritten() {
        sql.rows("UPDATE writer SET holder = UUID() WHERE number = ?", writer());
        Await.until("a line about the lost number", TIMEOUT, () -> log.contains(LOST));
    }

    @Test
    void conflictsThatDoNotEndAreLogged() {
        execute(CONFLICT);
        Await.until("it is given up", TIMEOUT, () -> {
            assertThat(reportOnce("q")).isEqualTo(503);
            return log.contains(GIVEN_UP);
        });
        assertThat(log.contains("a deadlock of a test")).isTrue();
        execute("DROP TRIGGER conflict");
        assertThat(report("q")).isEqualTo(200);
    }

    /** Not prepared: MySQL prepares no statement about a trigger. */
    private void execute(String statement) {
        RunningMaster.join(sql.pool().query(statement).execute());
    }

    private int report(String packageName) {
        try (HttpAgent agent = HttpAgent.of(master, pki, "a")) {
            return agent.post(PATH, TASK.formatted(packageName)).status();
        }
    }

    private int reportOnce(String packageName) {
        try (HttpAgent agent = HttpAgent.of(master, pki, "a")) {
            return agent.postOnce(PATH, TASK.formatted(packageName)).status();
        }
    }

    private int writer() {
        return Integer.parseInt(sql.text("SELECT revision >> 48 FROM agent WHERE name = 'a'"));
    }
}
