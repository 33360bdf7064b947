package io.masif.master.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    /** After one second in which there was no capacity. */
    private static final int LONGER_INTERVAL = 38;

    private static final String ANOTHER_CAME = "another report of this host has come meanwhile\n";
    private static final String EMPTY =
            "{\"plan\":{\"digest\":\"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}}";
    private static final String FIRST = EMPTY.replace("\"}}", "\"},\"facts\":{}}");

    @TempDir
    static Path folder;

    private Pki pki;
    private RunningMaster master;
    private HttpAgent web;
    private HttpAgent mail;
    private Sql sql;

    @BeforeEach
    void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        pki = Pki.in(folder);
        master = RunningMaster.start(database, name, pki);
        web = HttpAgent.of(master, pki, "web");
        mail = HttpAgent.of(master, pki, "mail");
        sql = new Sql(database, name);
        web.post(V1, "[]");
        mail.post(V2, FIRST);
    }

    @AfterEach
    void stop() {
        sql.close();
        mail.close();
        web.close();
        master.close();
    }

    @Test
    void reportsThatCannotBeWrittenAreRefusedAndOthersAreAnswered() {
        SqlConnection holder = RunningMaster.join(sql.pool().getConnection());
        RunningMaster.join(holder.query("LOCK TABLES agent WRITE").execute());
        List<Future<HttpAgent.Answer>> changed = reports(20);
        Await.until(
                "all are answered but the one that is being written",
                TIMEOUT,
                () -> changed.stream().filter(Future::succeeded).count() >= 19);
        changed.stream().filter(Future::succeeded).map(Future::result).forEach(answer -> {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(Integer.parseInt(answer.headers().get("Retry-After"))).isPositive();
        });
        try (HttpAgent busy = HttpAgent.of(master, pki, "busy")) {
            for (int turn = 0; turn < 2; turn++) {
                Future<HttpAgent.Answer> waiting = busy.postOnceAsync(V1, "[" + task(turn) + "]");
                Await.until("it has waited for too long", TIMEOUT, () -> {
                    HttpAgent.Answer unchanged = mail.post(V2, EMPTY);
                    assertThat(unchanged.status()).isEqualTo(200);
                    // hosts that report less often would not make the database go on
                    assertThat(unchanged.object().getInteger("next")).isLessThan(LONGER_INTERVAL);
                    return waiting.isComplete();
                });
                assertThat(waiting.result().status()).isEqualTo(503);
            }
        }
        assertThat(new Probe(master.managementPort()).metric("masif_reports_shed_total"))
                .isPositive();
        RunningMaster.join(holder.query("UNLOCK TABLES").execute());
        RunningMaster.join(holder.close());
        changed.forEach(RunningMaster::join);
        assertThat(web.post(V1, "[" + task(7) + "]").body()).isEqualTo("[]");
        assertThat(sql.text("SELECT package FROM action JOIN plan ON actions = CONCAT('[', action.id, ']')"
                        + " JOIN agent ON plan_id = plan.id WHERE name = 'web'"))
                .isEqualTo("p7");
    }

    @Test
    void ofOneHostOnlyTheLastReportWaits() {
        SqlConnection holder = RunningMaster.join(sql.pool().getConnection());
        RunningMaster.join(holder.query("LOCK TABLES agent WRITE").execute());
        List<Future<HttpAgent.Answer>> several = new ArrayList<>();
        Await.until("one gets the reason", TIMEOUT, () -> {
            // after a standstill, all may have been refused before any of them waited
            if (several.stream().allMatch(Future::isComplete)) {
                several.addAll(reports(3));
            }
            return several.stream()
                    .filter(Future::succeeded)
                    .anyMatch(answer -> answer.result().body().equals(ANOTHER_CAME));
        });
        RunningMaster.join(holder.query("UNLOCK TABLES").execute());
        RunningMaster.join(holder.close());
        assertThat(several.stream().map(RunningMaster::join).map(HttpAgent.Answer::status))
                .isSubsetOf(200, 503);
    }

    /** So many reports of one host that differ, sent together. */
    private List<Future<HttpAgent.Answer>> reports(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> web.postOnceAsync(V1, "[" + task(i) + "]"))
                .toList();
    }

    private static String task(int number) {
        return "{\"package\":\"p" + number + "\",\"action\":\"purge\",\"from_version\":\"1\"}";
    }
}
