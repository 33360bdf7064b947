package io.masif.master.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.Log;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.database.Grants;
import io.masif.rig.database.ServerSetup;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that answers and stores nothing: one line, 503 at /readyz with the reason, and all by itself when it is over. */
class UnwritableDatabaseTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String PATH = "/v1/pending-tasks";
    private static final String UNSTORED = "reports with something new cannot be stored";

    /** The connections on which the master probes now. */
    private static final String PROBES =
            "SELECT id FROM information_schema.processlist WHERE db = ? AND id <> CONNECTION_ID()"
                    + " AND info LIKE '%(UUID(), 1, LAST_INSERT_ID()%'";

    @TempDir
    static Path folder;

    private final Log log = new Log();
    private int versions;

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void fullDatabase() {
        Pki pki = Pki.in(folder.resolve("pki"));
        try (EmbeddedDatabase database = EmbeddedDatabase.start(
                        folder.resolve("database"), ServerSetup.standard().withSpace(32));
                RunningMaster master = RunningMaster.start(database, "masif", pki);
                HttpAgent web = HttpAgent.of(master, pki, "web")) {
            assertThat(web.post(PATH, tasks()).status()).isEqualTo(200);
            database.execute("CREATE TABLE masif.filler (bytes CHAR(200))");
            fill(database, 20_000);
            fill(database, 500);
            fill(database, 10);
            unready(master, web, "the database has no space left");
            database.execute("DROP TABLE masif.filler");
            readyAgain(master, web);
        }
    }

    @Test
    void readOnlyServer() {
        Pki pki = Pki.in(folder.resolve("pki"));
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("read-only"))) {
            String user = Grants.user(database, "masif-master", "masif");
            Map<String, Object> access = Map.of(
                    "db.dsn",
                    "mysql://" + user + "@127.0.0.1:" + database.port() + "/masif",
                    "db.password",
                    Grants.PASSWORD);
            try (RunningMaster master = RunningMaster.start(database, "masif", pki, access);
                    HttpAgent web = HttpAgent.of(master, pki, "web")) {
                assertThat(web.post(PATH, tasks()).status()).isEqualTo(200);
                database.execute("SET GLOBAL read_only = 1");
                unready(master, web, "the database is read-only");
                database.execute("SET GLOBAL read_only = 0");
                readyAgain(master, web);
            }
        }
    }

    @Test
    void masterThatStartsBeforeItsDatabaseLogsEachReasonOnce() {
        Pki pki = Pki.in(folder.resolve("pki"));
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("late"))) {
            database.stop();
            try (RunningMaster master = RunningMaster.start(database, "masif", pki)) {
                Probe probe = new Probe(master.managementPort());
                Await.until("it has tried", PATIENCE, () -> probe.get("/readyz")
                        .body()
                        .contains("cannot be reached"));
                database.start();
                Await.until("ready", PATIENCE, () -> probe.get("/readyz").status() == 200);
                Await.until("all is said", PATIENCE, () -> log.contains("schema ready failures="));
                assertThat(log.count("schema not ready")).isEqualTo(1);
            }
        }
    }

    /** A lock of a table: everything else of the database works. */
    @Test
    void reportsThatWaitForTheDatabaseAreNotSaidToBeTooMany() {
        Pki pki = Pki.in(folder.resolve("pki"));
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        try (RunningMaster master = RunningMaster.start(database, name, pki);
                HttpAgent web = HttpAgent.of(master, pki, "web");
                HttpAgent mail = HttpAgent.of(master, pki, "mail");
                Sql sql = new Sql(database, name)) {
            web.post(PATH, tasks());
            mail.post(PATH, tasks());
            SqlConnection connection = RunningMaster.join(sql.pool().getConnection());
            RunningMaster.join(connection.query("LOCK TABLES agent WRITE").execute());
            Future<HttpAgent.Answer> first = web.postOnceAsync(PATH, tasks());
            HttpAgent.Answer second =
                    Await.value("the other one is refused", PATIENCE, () -> Optional.of(mail.postOnce(PATH, tasks()))
                            .filter(answer -> answer.status() == 503));
            assertThat(second.body()).contains("the database has not finished what it was to write");
            RunningMaster.join(connection.query("UNLOCK TABLES").execute());
            RunningMaster.join(first);
            RunningMaster.join(connection.close());
        }
    }

    /** Nothing else of the database is out of order, and nobody reports. */
    @Test
    void lockOfTheHostsIsNotOverBeforeItIs() {
        Pki pki = Pki.in(folder.resolve("pki"));
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        try (RunningMaster master = RunningMaster.start(database, name, pki, Map.of("db.timeout", 2));
                HttpAgent web = HttpAgent.of(master, pki, "web");
                Sql sql = new Sql(database, name)) {
            web.post(PATH, tasks());
            SqlConnection connection = RunningMaster.join(sql.pool().getConnection());
            RunningMaster.join(connection.query("LOCK TABLES agent WRITE").execute());
            Probe probe = new Probe(master.managementPort());
            Await.until("not ready", PATIENCE, () -> {
                web.postOnce(PATH, tasks());
                return probe.get("/readyz").body().contains("reports cannot be stored");
            });
            for (int i = 0; i < 3; i++) {
                Await.until("it probes", PATIENCE, () -> !sql.rows(PROBES, name).isEmpty());
                Await.until("the probe has failed", PATIENCE, () -> sql.rows(PROBES, name)
                        .isEmpty());
                assertThat(probe.get("/readyz").body()).contains("reports cannot be stored");
            }
            assertThat(log.contains("reports are stored again")).isFalse();
            RunningMaster.join(connection.query("UNLOCK TABLES").execute());
            RunningMaster.join(connection.close());
            readyAgain(master, web);
            assertThat(sql.text("SELECT COUNT(*) FROM agent")).isEqualTo("1");
        }
    }

    private void unready(RunningMaster master, HttpAgent agent, String reason) {
        Await.until(
                "it is refused", PATIENCE, () -> agent.postOnce(PATH, tasks()).status() == 503);
        HttpAgent.Answer refused =
                Await.value("with the reason", PATIENCE, () -> Optional.of(agent.postOnce(PATH, tasks()))
                        .filter(answer -> answer.body().contains(reason)));
        assertThat(refused.headers().get("Retry-After")).isNotNull();
        Probe probe = new Probe(master.managementPort());
        Await.until("not ready", PATIENCE, () -> {
            agent.postOnce(PATH, tasks());
            Probe.Answer answer = probe.get("/readyz");
            return answer.status() == 503 && answer.body().contains("reports cannot be stored: " + reason);
        });
        assertThat(log.lines().stream().filter(line -> line.startsWith("WARN " + UNSTORED)))
                .singleElement()
                .asString()
                .contains("reason=" + reason + " detail=");
        assertThat(log.count("reports not written")).isZero();
        assertThat(log.stackTraces()).isEmpty();
    }

    private static void fill(EmbeddedDatabase database, int rows) {
        String statement =
                "INSERT INTO masif.filler VALUES " + String.join(",", Collections.nCopies(rows, "(REPEAT('x', 200))"));
        assertThatThrownBy(() -> {
                    while (true) {
                        database.execute(statement);
                    }
                })
                .hasStackTraceContaining("is full");
    }

    /** Nobody reports meanwhile: a balancer would send nobody. */
    private void readyAgain(RunningMaster master, HttpAgent agent) {
        Probe probe = new Probe(master.managementPort());
        Await.until("ready", PATIENCE, () -> probe.get("/readyz").status() == 200);
        assertThat(agent.post(PATH, tasks()).status()).isEqualTo(200);
        Await.until("the end is logged", PATIENCE, () -> log.contains("INFO reports are stored again failures="));
        assertThat(log.count(UNSTORED)).isEqualTo(1);
    }

    /** Always others, and so many that they need space. */
    private String tasks() {
        List<String> all = IntStream.range(0, 100)
                .mapToObj(i -> "{\"package\":\"p%d\",\"action\":\"purge\",\"from_version\":\"%d%s\"}"
                        .formatted(i, ++versions, "0".repeat(200)))
                .toList();
        return all.stream().collect(Collectors.joining(",", "[", "]"));
    }
}
