package io.masif.master.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseUnavailableTest {
    private static final String PATH = "/v1/pending-tasks";
    private static final String TASK = "[{\"package\":\"p\",\"action\":\"purge\",\"from_version\":\"1\"}]";

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    @Test
    void masterSays503AndRecoversByItself() {
        Pki pki = Pki.in(folder.resolve("pki"));
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("database"))) {
            database.stop();
            try (RunningMaster master = RunningMaster.start(database, "masif", pki);
                    HttpAgent web = HttpAgent.of(master, pki, "web")) {
                assertDatabaseUnavailable(web.postOnce(PATH, "[]"));
                database.start();
                assertThat(web.post(PATH, "[]").status()).isEqualTo(200);
                database.kill();
                assertDatabaseUnavailable(
                        Await.value("it is noticed", TIMEOUT, () -> Optional.of(web.postOnce(PATH, TASK))
                                .filter(answer -> answer.status() == 503)));
                database.start();
                assertThat(web.post(PATH, TASK).status()).isEqualTo(200);
                try (Sql sql = new Sql(database, "masif")) {
                    assertThat(sql.text("SELECT actions FROM plan JOIN agent ON plan.id = plan_id"))
                            .isEqualTo("[1]");
                }
            }
        }
    }

    private static void assertDatabaseUnavailable(HttpAgent.Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(Integer.parseInt(answer.headers().get("Retry-After"))).isPositive();
    }
}
