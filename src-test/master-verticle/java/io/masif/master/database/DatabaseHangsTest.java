package io.masif.master.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that accepts connections and answers nothing, which is worse than one that is away. */
class DatabaseHangsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String PATH = "/v1/pending-tasks";
    private static final String TASK = "[{\"package\":\"p\",\"action\":\"purge\",\"from_version\":\"%d\"}]";

    @TempDir
    static Path folder;

    private static EmbeddedDatabase database;
    private static RunningMaster master;
    private static HttpAgent web;

    @BeforeAll
    static void start() {
        Pki pki = Pki.in(folder.resolve("pki"));
        database = EmbeddedDatabase.start(folder.resolve("database"));
        master = RunningMaster.start(database, "masif", pki, Map.of("db.timeout", 2));
        web = HttpAgent.of(master, pki, "web");
        assertThat(web.post(PATH, TASK.formatted(1)).status()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        web.close();
        master.close();
        database.close();
    }

    @Test
    void masterSays503WhileItHangsAndRecoversByItself() {
        database.freeze();
        try {
            HttpAgent.Answer first = web.postOnce(PATH, TASK.formatted(2));
            assertThat(first.status()).isEqualTo(503);
            assertThat(first.headers().get("Retry-After")).isNotNull();
            Probe probe = new Probe(master.managementPort());
            Await.until("not ready", TIMEOUT, () -> probe.get("/readyz").status() == 503);
            assertThat(probe.get("/livez").status()).isEqualTo(200);
            assertThat(web.postOnce(PATH, TASK.formatted(3)).status()).isEqualTo(503);
            Await.until(
                    "no connection is held by what was asked over it",
                    TIMEOUT,
                    () -> probe.metric("masif_pool_used") == 0);
        } finally {
            database.thaw();
        }
        assertThat(web.post(PATH, TASK.formatted(4)).status()).isEqualTo(200);
        try (Sql sql = new Sql(database, "masif")) {
            assertThat(sql.text("SELECT from_version FROM action JOIN plan ON actions = CONCAT('[', action.id, ']')"
                            + " JOIN agent ON plan.id = plan_id"))
                    .isEqualTo("4");
            assertThat(sql.text("SELECT COUNT(*) FROM agent")).isEqualTo("1");
        }
    }
}
