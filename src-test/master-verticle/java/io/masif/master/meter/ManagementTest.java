package io.masif.master.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Plan;
import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagementTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String V1 = "/v1/pending-tasks";
    private static final String TASK =
            "[{\"package\":\"p\",\"action\":\"update\",\"from_version\":\"1\",\"to_version\":\"2\"}]";

    @TempDir
    static Path folder;

    private static EmbeddedDatabase database;
    private static Pki pki;
    private static RunningMaster master;
    private static HttpAgent web;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.start(folder.resolve("database"));
        pki = Pki.in(folder.resolve("pki"));
        master = RunningMaster.start(database, "masif", pki);
        web = HttpAgent.of(master, pki, "web");
    }

    @AfterAll
    static void stop() {
        web.close();
        master.close();
        database.close();
    }

    @Test
    void readinessFollowsTheDatabaseAndLivenessDoesNot() {
        Probe probe = new Probe(master.managementPort());
        Probe.Answer ready = Await.value("the master is ready", TIMEOUT, () -> Optional.of(probe.get("/readyz"))
                .filter(answer -> answer.status() == 200));
        assertThat(ready.object().getBoolean("ready")).isTrue();

        database.kill();
        Pattern reason = Pattern.compile("the approvals were last read [0-9]+ s ago: .* database ");
        Await.until("the master is not ready", TIMEOUT, () -> {
            Probe.Answer answer = probe.get("/readyz");
            return answer.status() == 503 && reason.matcher(answer.body()).find();
        });
        assertThat(probe.get("/livez").status()).isEqualTo(200);
        assertThat(probe.get("/metrics").status()).isEqualTo(200);

        database.start();
        Await.until(
                "the master is ready again", TIMEOUT, () -> probe.get("/readyz").status() == 200);
    }

    @Test
    void metricsShowWhatAMasterDoes() {
        assertThat(web.post(V1, TASK).status()).isEqualTo(200);
        assertThat(web.post(V1, TASK).status()).isEqualTo(200);
        assertThat(web.post(V1, "[]").status()).isEqualTo(200);
        assertThat(web.post(V1, "{}").status()).isEqualTo(400);
        assertThat(web.post("/v1/other", "{}").status()).isEqualTo(404);
        assertThat(web.post("/other", "{}").status()).isEqualTo(404);
        try (Sql sql = new Sql(database, "masif")) {
            sql.approve("p", null, null, null, null);
        }
        Probe probe = new Probe(master.managementPort());
        Await.until("an approval in force", TIMEOUT, () -> probe.metric("masif_approvals") == 1);
        assertThat(probe.metric("masif_reports_total{kind=\"first\",protocol=\"1\"}"))
                .isEqualTo(1);
        assertThat(probe.metric("masif_reports_total{kind=\"unchanged\",protocol=\"1\"}"))
                .isGreaterThanOrEqualTo(1);
        assertThat(probe.metric("masif_reports_total{kind=\"changed\",protocol=\"1\"}"))
                .isGreaterThanOrEqualTo(1);
        assertThat(probe.metric("masif_reports_total{kind=\"refused\",protocol=\"1\"}"))
                .isEqualTo(1);
        assertThat(probe.metric("masif_reports_total{kind=\"refused\",protocol=\"2\"}"))
                .isZero();
        assertThat(probe.metric("masif_report_duration_seconds_count{protocol=\"1\"}"))
                .isGreaterThanOrEqualTo(4);
        assertThat(probe.metric("masif_report_duration_seconds_bucket{protocol=\"1\",le=\"20.0\"}"))
                .isGreaterThanOrEqualTo(4);
        assertThat(probe.metric("masif_batch_size_count")).isGreaterThanOrEqualTo(2);
        assertThat(probe.metric("masif_cache_total{cache=\"plan\",result=\"hit\"}"))
                .isGreaterThanOrEqualTo(1);
        assertThat(probe.metric("masif_pool_size")).isEqualTo(8);
        Await.until("nobody waits for the database", TIMEOUT, () -> probe.metric("masif_pool_waiting") == 0);
        assertThat(probe.metric("masif_crl_age_seconds")).isNaN();
        assertThat(probe.metric("process_resident_memory_bytes")).isGreaterThan(1e6);
        assertThat(probe.get("/metrics").body())
                .contains("masif_transactions_retried_total", "masif_reports_shed_total");
    }

    @Test
    void delayOfAnEventLoopIsMeasured() {
        Probe probe = new Probe(master.managementPort());
        master.blockEventLoop(Duration.ofSeconds(1));
        Await.until("half of it at least", TIMEOUT, () -> IntStream.range(0, VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE)
                .anyMatch(loop -> probe.metric("masif_loop_lag_seconds{loop=\"" + loop + "\"}") > 0.4));
    }

    @Test
    void hostsAreCountedByTheirState() {
        assertThat(web.post(V1, TASK).status()).isEqualTo(200);
        try (Sql sql = new Sql(database, "masif");
                RunningMaster second = RunningMaster.start(database, "masif", pki);
                HttpAgent ready = HttpAgent.of(second, pki, "web")) {
            ready.post(V1, TASK);
            sql.rows("""
                    INSERT INTO agent (name, protocol, plan_id, state, first_seen, last_seen, plan_since, revision)
                    VALUES ('gone', 2, 1, 'disk-full', '2026-01-01', '2026-01-01', '2026-01-01', 1)""");
            String locked = "{\"plan\":{\"digest\":\"" + Plan.EMPTY.digest()
                    + "\",\"actions\":[]},\"facts\":{\"state\":\"locked\",\"problem\":\"?\",\"more\":"
                    + "[".repeat(30) + "]".repeat(30) + "}}";
            assertThat(ready.post("/v2/report", locked).status()).isEqualTo(200);
            assertThat(ready.post("/v2/report", locked.replace("[[", "[[[[").replace("]]", "]]]]"))
                            .status())
                    .isEqualTo(400);
            Probe probe = new Probe(second.managementPort());
            assertThat(probe.metric("masif_hosts{protocol=\"2\",seen=\"alive\",state=\"locked\"}"))
                    .isEqualTo(1);
            assertThat(probe.metric("masif_hosts{protocol=\"2\",seen=\"silent\",state=\"disk-full\"}"))
                    .isEqualTo(1);
            sql.rows("DELETE FROM agent WHERE name = 'gone'");
        }
    }

    @Test
    void nothingElseIsServed() {
        Probe probe = new Probe(master.managementPort());
        assertThat(probe.get("/").status()).isEqualTo(404);
        assertThat(probe.get(V1).status()).isEqualTo(404);
        assertThat(probe.post("/metrics").status()).isEqualTo(405);
    }
}
