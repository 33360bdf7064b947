package io.masif.master.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.Log;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.database.ServerSetup;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import io.masif.wire.EncodedFacts;
import io.masif.wire.Report;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clocks of masters and hosts may be wrong: what is compared is compared by the database's. */
class WrongClocksTest {
    private static final String V2 = "/v2/report";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Action FOO = Action.of("foo", "amd64", Kind.UPDATE, "1.0", "1.1");
    private static final Plan PLAN = Plan.of(List.of(FOO));
    private static final Duration HOURS = Duration.ofHours(2);

    @TempDir
    Path folder;

    private EmbeddedDatabase own;
    private RunningMaster master;
    private HttpAgent web;
    private Sql sql;

    @AfterEach
    void stop() {
        sql.close();
        web.close();
        master.close();
        if (own != null) {
            own.close();
        }
    }

    private void start(EmbeddedDatabase database, String name) {
        Pki pki = Pki.in(folder.resolve("pki"));
        master = RunningMaster.start(database, name, pki);
        web = HttpAgent.of(master, pki, "web");
        sql = new Sql(database, name);
    }

    private void startByTheDatabaseOfAll() {
        start(EmbeddedDatabase.shared(), EmbeddedDatabase.shared().newDatabase());
    }

    private void startAheadOfTheDatabase() {
        own = EmbeddedDatabase.start(
                folder.resolve("database"), ServerSetup.standard().withClock("-2h"));
        start(own, "masif");
    }

    @Test
    void masterWhoseClockIsAheadDoesNotWithholdAnApprovalThatEndsLater() {
        try (Log log = new Log()) {
            startAheadOfTheDatabase();
            report(Duration.ZERO);
            sql.decide("[{\"package\":\"foo\"}]", "all", null, "UTC_TIMESTAMP(3) + INTERVAL 1 HOUR");
            Await.until(
                    "foo is approved",
                    PATIENCE,
                    () -> report(Duration.ZERO).getJsonArray("approved").size() == 1);
            assertThat(report(Duration.ZERO).getJsonArray("approved")).hasSize(1);
            assertThat(log.count("WARN this machine's clock is 2 h ahead of the database's"))
                    .isEqualTo(1);
        }
    }

    @Test
    void approvalEndsByTheClockOfTheDatabase() {
        startAheadOfTheDatabase();
        report(Duration.ZERO);
        sql.decide("[{\"package\":\"foo\"}]", "all", null, "UTC_TIMESTAMP(3) + INTERVAL 15 SECOND");
        Await.until(
                "foo is approved",
                PATIENCE,
                () -> report(Duration.ZERO).getJsonArray("approved").size() == 1);
        Await.until("it has ended", PATIENCE, () -> report(Duration.ZERO)
                .getJsonArray("approved")
                .isEmpty());
    }

    @Test
    void mastersWrongClockIsInItsMetricsAndItsReadiness() {
        startAheadOfTheDatabase();
        Probe probe = new Probe(master.managementPort());
        Await.until("the master is ready", PATIENCE, () -> probe.get("/readyz").status() == 200);
        assertThat(probe.get("/readyz").body())
                .contains("\"warnings\":[\"this machine's clock is 2 h ahead of the database's\"]");
        assertThat(metric(probe, "masif_clock_difference_seconds")).isBetween(7140.0, 7260.0);
    }

    @Test
    void hostsWrongClockIsStoredCountedAndForgottenWhenItIsRight() {
        try (Log log = new Log()) {
            startByTheDatabaseOfAll();
            Probe probe = new Probe(master.managementPort());
            report(HOURS);
            Await.until("it is stored", PATIENCE, () -> seconds().isPresent());
            assertThat(seconds().orElseThrow()).isBetween(7140L, 7260L);
            assertThat(metric(probe, "masif_hosts_clock_wrong")).isEqualTo(1);
            report(HOURS.plusSeconds(5));
            report(Duration.ofSeconds(30));
            Await.until("it is forgotten", PATIENCE, () -> seconds().isEmpty());
            assertThat(metric(probe, "masif_hosts_clock_wrong")).isZero();
            assertThat(log.count("WARN a host's clock is 2 h ahead of the database's agent=web"))
                    .isEqualTo(1);
            assertThat(log.count("INFO a host's clock is right again agent=web"))
                    .isEqualTo(1);
        }
    }

    @Test
    void hostThatTellsItsTimeNoLongerIsForgotten() {
        startByTheDatabaseOfAll();
        report(HOURS);
        Await.until("it is stored", PATIENCE, () -> seconds().isPresent());
        // an older agent, or one of version 1: its clock may be right by now
        assertThat(web.withClockAhead(null).post(V2, body(List.of())).status()).isEqualTo(200);
        assertThat(metric(new Probe(master.managementPort()), "masif_hosts_clock_wrong"))
                .isZero();
        Await.until("it is stored", PATIENCE, () -> seconds().isEmpty());
    }

    @Test
    void timesOfARunAreCorrectedByTheHostsClock() {
        startByTheDatabaseOfAll();
        Instant now = Instant.now();
        run(HOURS, now.plus(HOURS).minusSeconds(600), now.plus(HOURS).minusSeconds(300));
        assertThat(secondsAgo("started_at")).isBetween(590L, 660L);
        assertThat(secondsAgo("ended_at")).isBetween(290L, 360L);
    }

    @Test
    void runDuringWhichTheHostsClockWasSetBackDoesNotEndBeforeItStarts() {
        startByTheDatabaseOfAll();
        Instant now = Instant.now();
        run(Duration.ZERO, now.plus(Duration.ofDays(365)), now.minusSeconds(100));
        assertThat(secondsAgo("ended_at")).isBetween(90L, 160L);
        assertThat(secondsAgo("started_at")).isEqualTo(secondsAgo("ended_at"));
    }

    /** The beginning that was reported while the clock was wrong was corrected then. */
    @Test
    void beginningOfARunStaysWhatItWasWhenTheClockIsSetMeanwhile() {
        startByTheDatabaseOfAll();
        Instant now = Instant.now();
        run(HOURS, now.plus(HOURS).minusSeconds(600), null);
        run(Duration.ZERO, now.plus(HOURS).minusSeconds(600), now.minusSeconds(100));
        assertThat(secondsAgo("started_at")).isBetween(590L, 660L);
        assertThat(secondsAgo("ended_at")).isBetween(90L, 160L);
    }

    private JsonObject report(Duration ahead) {
        HttpAgent.Answer answer = web.withClockAhead(ahead).post(V2, body(List.of()));
        assertThat(answer.status()).isEqualTo(200);
        return answer.object();
    }

    private void run(Duration ahead, Instant started, Instant ended) {
        Run.Outcome outcome = new Run.Outcome(FOO, ended == null ? Result.RUNNING : Result.DONE, null);
        Run run = new Run("run-1", started, ended, List.of(outcome), null, "log");
        assertThat(web.withClockAhead(ahead).post(V2, body(List.of(run))).status())
                .isEqualTo(200);
    }

    private static String body(List<Run> runs) {
        return new Report(PLAN.digest(), Optional.of(PLAN), EncodedFacts.of(new JsonObject()), runs)
                .toJson()
                .encode();
    }

    private Optional<Long> seconds() {
        List<Row> rows = sql.rows("SELECT seconds FROM host_clock WHERE name = 'web'");
        return rows.stream().findFirst().map(row -> row.getLong(0));
    }

    private long secondsAgo(String column) {
        return Long.parseLong(sql.text("SELECT TIMESTAMPDIFF(SECOND, " + column + ", UTC_TIMESTAMP(3)) FROM run"));
    }

    private static double metric(Probe probe, String name) {
        return probe.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }
}
