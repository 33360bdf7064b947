package io.masif.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.Await;
import io.masif.rig.EmbeddedDatabase;
import io.masif.rig.Pki;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.sqlclient.SqlConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hosts notice while somebody holds the table of the hosts locked. */
class OverloadTest {
    private static final String V1 = "/v1/pending-tasks";
    private static final String V2 = "/v2/report";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EMPTY =
            "{\"plan\":{\"digest\":\"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}}";
    private static final String FIRST = EMPTY.replace("\"}}", "\"},\"facts\":{}}");

    @TempDir
    static Path folder;

    private PlayedMaster master;
    private PlayedAgent web;
    private PlayedAgent mail;
    private Sql sql;

    @BeforeEach
    void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        Pki pki = Pki.in(folder);
        master = PlayedMaster.start(database, name, pki);
        web = PlayedAgent.of(master, pki, "web");
        mail = PlayedAgent.of(master, pki, "mail");
        sql = new Sql(database, name);
        web.postWhenReady(V1, "[]");
        mail.postWhenReady(V2, FIRST);
    }

    @AfterEach
    void stop() {
        sql.close();
        mail.close();
        web.close();
        master.close();
    }

    @Test
    void whatCannotBeWrittenIsToldToComeBackAndTheRestIsAnswered() {
        SqlConnection holder = PlayedMaster.wait(sql.pool().getConnection());
        PlayedMaster.wait(holder.query("LOCK TABLES agent WRITE").execute());
        List<Future<PlayedAgent.Answer>> changed = IntStream.range(0, 20)
                .mapToObj(i -> web.send(HttpMethod.POST, V1, "[" + task(i) + "]", "application/json"))
                .toList();
        changed.stream().map(PlayedMaster::wait).forEach(answer -> {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(Integer.parseInt(answer.headers().get("Retry-After"))).isPositive();
        });
        Await.until("hosts are told to report less often", PATIENCE, () -> {
            web.send(HttpMethod.POST, V1, "[" + task(99) + "]", "application/json");
            PlayedAgent.Answer unchanged = mail.post(V2, EMPTY);
            assertThat(unchanged.status()).isEqualTo(200);
            return unchanged.object().getInteger("next") > 30;
        });
        PlayedMaster.wait(holder.query("UNLOCK TABLES").execute());
        PlayedMaster.wait(holder.close());
        assertThat(web.postUntil(200, V1, "[" + task(7) + "]").body()).isEqualTo("[]");
        assertThat(sql.text("SELECT package FROM action JOIN plan ON actions = CONCAT('[', action.id, ']')"
                        + " JOIN agent ON plan_id = plan.id WHERE name = 'web'"))
                .isEqualTo("p7");
    }

    @Test
    void ofOneHostOnlyTheLastReportWaits() {
        SqlConnection holder = PlayedMaster.wait(sql.pool().getConnection());
        PlayedMaster.wait(holder.query("LOCK TABLES agent WRITE").execute());
        List<Future<PlayedAgent.Answer>> several = IntStream.range(0, 3)
                .mapToObj(i -> web.send(HttpMethod.POST, V1, "[" + task(i) + "]", "application/json"))
                .toList();
        assertThat(several.stream().map(PlayedMaster::wait).map(PlayedAgent.Answer::body))
                .contains("another report of this host has come meanwhile\n");
        PlayedMaster.wait(holder.query("UNLOCK TABLES").execute());
        PlayedMaster.wait(holder.close());
    }

    private static String task(int number) {
        return "{\"package\":\"p" + number + "\",\"action\":\"purge\",\"from_version\":\"1\"}";
    }
}
