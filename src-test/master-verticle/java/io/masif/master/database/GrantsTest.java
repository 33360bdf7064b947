package io.masif.master.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.boot.config.Address;
import io.masif.boot.database.DatabaseConfiguration;
import io.masif.boot.database.DatabasePool;
import io.masif.instance.Retention;
import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.master.housekeeping.HousekeepingRun;
import io.masif.master.housekeeping.RemovedRows;
import io.masif.master.schema.SchemaFile;
import io.masif.master.schema.SchemaMigration;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.database.Grants;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A master does all that it does with no more rights than the README grants it. */
class GrantsTest {
    private static final String PATH = "/v1/pending-tasks";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String TASK = "[{\"package\":\"p\",\"action\":\"purge\",\"from_version\":\"1\"}]";

    @TempDir
    static Path folder;

    private final EmbeddedDatabase database = EmbeddedDatabase.shared();
    private final String name = database.newDatabase();
    private final String user = Grants.user(database, "masif-master", name);
    private Vertx vertx;
    private Pool pool;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        pool = DatabasePool.createPool(
                vertx,
                "few rights",
                new DatabaseConfiguration(new Address("127.0.0.1", database.port()), name, user, Grants.PASSWORD, 2));
    }

    @AfterEach
    void stop() {
        RunningMaster.join(vertx.close());
    }

    @Test
    void tablesAreMadeInAnEmptyDatabase() {
        assertMasterWorks();
    }

    @Test
    void tablesOfTheFirstVersionAreMigrated() {
        SchemaFile first = SchemaFile.loadAll().get(0);
        RunningMaster.join(new SchemaMigration(vertx, pool, List.of(first)).runOnce());
        assertMasterWorks();
    }

    private void assertMasterWorks() {
        Map<String, Object> access = Map.of(
                "db.dsn",
                "mysql://" + user + "@127.0.0.1:" + database.port() + "/" + name,
                "db.password",
                Grants.PASSWORD);
        Pki pki = Pki.in(folder.resolve("pki"));
        try (RunningMaster master = RunningMaster.start(database, name, pki, access);
                HttpAgent web = HttpAgent.of(master, pki, "web");
                Sql sql = new Sql(database, name)) {
            assertThat(web.post(PATH, TASK).status()).isEqualTo(200);
            assertThat(web.post(PATH, "[]").status()).isEqualTo(200);
            sql.rows("INSERT INTO run (agent_id, uuid, started_at, log, revision, told_at)"
                    + " VALUES (1, 'r', '2020-01-01', '', 1, '2020-01-01')");
            sql.rows("INSERT INTO session VALUES (REPEAT('x', 32), 1, 'c', '2020-01-01', '2020-01-02')");
            sql.rows("UPDATE event SET happened_at = '2020-01-01'");
            sql.rows("UPDATE plan SET unused_since = '2020-01-01' WHERE id NOT IN (SELECT plan_id FROM agent)");
            Await.until("the master has a row", TIMEOUT, () -> sql.text("SELECT COUNT(*) FROM instance")
                    .equals("1"));
            sql.rows("INSERT INTO instance (uuid, kind, name, version, started_at, seen_at)"
                    + " VALUES ('killed', 'master', 'm', 'v', '2020-01-01', '2020-01-01')");
            sql.rows("UPDATE action SET unused_since = '2020-01-01'");
            assertThat(RunningMaster.join(new HousekeepingRun(vertx, pool, new Retention(7, 180, 730, 90)).run()))
                    .isEqualTo(new RemovedRows(0, 1, 1, 1, 1, 1, 1));
        }
    }
}
