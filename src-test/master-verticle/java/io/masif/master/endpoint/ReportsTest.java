package io.masif.master.endpoint;

import static io.masif.master.endpoint.ReportBodies.FACTS;
import static io.masif.master.endpoint.ReportBodies.digestOnly;
import static io.masif.master.endpoint.ReportBodies.full;
import static io.masif.master.endpoint.ReportBodies.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.MasterCase;
import io.masif.master.bed.RunningMaster;
import io.masif.rig.process.Await;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportsTest extends MasterCase {
    private static final String V2 = "/v2/report";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Action BAR = Action.of("bar", "amd64", Kind.UPDATE, "1.0", "1.1");
    private static final Action FOO = Action.of("foo", "all", Kind.INSTALL, null, "2");

    @Test
    void reportOfANewHostIsStoredAndAnswered() {
        HttpAgent.Answer answer = web.post(V2, full(BAR, FOO));
        assertThat(answer.status()).isEqualTo(200);
        JsonObject object = answer.object();
        // more if this machine is busy
        assertThat(object.getInteger("next")).isGreaterThanOrEqualTo(30);
        assertThat(object.put("next", 30)).isEqualTo(new JsonObject("{\"approved\":[],\"wait\":300,\"next\":30}"));
        assertThat(sql.text("SELECT COUNT(*) FROM action")).isEqualTo("2");
        assertThat(sql.text("SELECT COUNT(*) FROM plan")).isEqualTo("1");
        assertThat(sql.text("SELECT CONCAT(name, ' ', protocol, ' ', facts) FROM agent"))
                .isEqualTo("web 2 " + FACTS.encode());
        assertThat(sql.text("SELECT CONCAT(actor, ' ', kind) FROM event")).isEqualTo("web host-joined");
    }

    @Test
    void hostWithNothingToDoIsAHostAsWell() {
        assertThat(web.post(V2, full()).status()).isEqualTo(200);
        assertThat(sql.text("SELECT COUNT(*) FROM agent")).isEqualTo("1");
    }

    @Test
    void approvedActionsAreNamedByTheirDigest() {
        web.post(V2, full(BAR, FOO));
        sql.approve("bar", "update", null, "1.1", null);
        Await.until("bar is approved", TIMEOUT, () -> isApproved(BAR));
        assertThat(approved()).hasSize(1);
    }

    @Test
    void revokedAndExpiredApprovalsCountNoMore() {
        web.post(V2, full(BAR, FOO));
        sql.decide("[{\"package\":\"foo\"}]", "all", null, "UTC_TIMESTAMP(3) + INTERVAL 15 SECOND");
        Await.until("one is approved", TIMEOUT, () -> approved().size() == 1);
        long bar = sql.approve("bar", null, null, null, "web");
        sql.approve("bar", null, null, null, "mail");
        Await.until("bar is approved", TIMEOUT, () -> isApproved(BAR));
        sql.revoke(bar);
        Await.until("bar is not approved", TIMEOUT, () -> !isApproved(BAR));
        Await.until("none is approved", TIMEOUT, () -> approved().isEmpty());
    }

    @Test
    void unknownDigestIsAConflictUntilTheActionsAreSent() {
        web.post(V2, full());
        HttpAgent.Answer conflict = web.post(V2, digestOnly(BAR));
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.object().getString("error")).contains("send plan.actions");
        assertThat(web.post(V2, full(BAR)).status()).isEqualTo(200);
        assertThat(web.post(V2, digestOnly(BAR)).status()).isEqualTo(200);
    }

    @Test
    void digestOfAPlanOfAnotherHostIsEnoughAlsoForAMasterThatHasJustStarted() {
        web.post(V2, full(BAR, FOO));
        String name = sql.text("SELECT DATABASE()");
        try (RunningMaster second = RunningMaster.start(database, name, pki);
                HttpAgent mail = HttpAgent.of(second, pki, "mail")) {
            String digestAndFacts = report(Plan.of(List.of(BAR, FOO)), FACTS, List.of(), false);
            assertThat(mail.post(V2, digestAndFacts).status()).isEqualTo(200);
        }
        assertThat(sql.text("SELECT COUNT(DISTINCT plan_id) FROM agent")).isEqualTo("1");
    }

    @Test
    void unchangedReportMovesNothingButLastSeen() {
        web.post(V2, full(BAR));
        String seen = sql.text("SELECT last_seen FROM agent");
        String revision = sql.text("SELECT MAX(revision) FROM writer");
        Stream.generate(() -> web.post(V2, digestOnly(BAR))).limit(100).forEach(answer -> assertThat(answer.status())
                .isEqualTo(200));
        assertThat(web.post(V2, full(BAR)).status()).isEqualTo(200);
        assertThat(sql.text("SELECT MAX(revision) FROM writer")).isEqualTo(revision);
        Await.until("last_seen is written", TIMEOUT, () -> !sql.text("SELECT last_seen FROM agent")
                .equals(seen));
        assertThat(sql.text("SELECT revision FROM agent")).isEqualTo(revision);
    }

    @Test
    void changedFactsAreStoredAndAbsentOnesStayAsTheyWere() {
        web.post(V2, full(BAR));
        JsonObject newer = new JsonObject().put("os", "Debian 13.1");
        web.post(V2, report(Plan.of(List.of(BAR)), newer, List.of(), true));
        web.post(V2, digestOnly());
        web.post(V2, report(Plan.EMPTY, null, List.of(), true));
        assertThat(sql.text("SELECT facts FROM agent")).isEqualTo(newer.encode());
    }

    @Test
    void runIsStoredOnceHoweverOftenItIsReported() {
        web.post(V2, full(BAR));
        Instant start = Instant.parse("2026-11-23T10:00:00Z");
        Run running = new Run("r1", start, null, List.of(new Run.Outcome(BAR, Result.RUNNING, null)), null, "");
        Run ended = new Run(
                "r1",
                start,
                start.plusSeconds(9),
                List.of(new Run.Outcome(BAR, Result.FAILED, "postinst")),
                null,
                "log");
        for (Run run : List.of(running, running, ended, ended, running)) {
            assertThat(web.post(V2, report(Plan.of(List.of(BAR)), null, List.of(run), false))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(sql.text("SELECT CONCAT(uuid, ' ', ended_at, ' ', log) FROM run"))
                .isEqualTo("r1 2026-11-23 10:00:09.000 log");
        assertThat(sql.text("SELECT CONCAT(result, ' ', message) FROM run_action"))
                .isEqualTo("failed postinst");
        assertThat(sql.text("SELECT COUNT(*) FROM event WHERE kind = 'run-ended'"))
                .isEqualTo("1");
        assertThat(sql.text("SELECT COUNT(*) FROM run_action")).isEqualTo("1");
    }

    @Test
    void manyHostsAtOnceLeaveExactlyTheirRows() {
        web.post(V2, full());
        int hosts = 64;
        List<HttpAgent> agents = new ArrayList<>();
        try (RunningMaster second = RunningMaster.start(database, sql.text("SELECT DATABASE()"), pki);
                HttpAgent ready = HttpAgent.of(second, pki, "web")) {
            ready.post(V2, full());
            for (int i = 0; i < hosts; i++) {
                agents.add(HttpAgent.of(i % 2 == 0 ? master : second, pki, "host" + i));
            }
            List<Future<HttpAgent.Answer>> answers = IntStream.range(0, hosts)
                    .mapToObj(i -> agents.get(i)
                            .postAsync(V2, full(BAR, Action.of("own" + i % 16, "all", Kind.UPDATE, "1", "2"))))
                    .toList();
            assertThat(answers.stream().map(RunningMaster::join).map(HttpAgent.Answer::status))
                    .containsOnly(200);
        } finally {
            agents.forEach(HttpAgent::close);
        }
        assertThat(sql.text("SELECT COUNT(*) FROM agent WHERE name LIKE 'host%'"))
                .isEqualTo("64");
        assertThat(sql.text("SELECT COUNT(*) FROM action")).isEqualTo("17");
        assertThat(sql.text("SELECT COUNT(*) FROM plan")).isEqualTo("17");
        assertThat(sql.text("SELECT COUNT(DISTINCT plan_id) FROM agent WHERE name LIKE 'host%'"))
                .isEqualTo("16");
        assertThat(sql.text("SELECT COUNT(*) FROM event WHERE kind = 'host-joined'"))
                .isEqualTo("65");
    }

    private boolean isApproved(Action action) {
        return approved().contains(action.digest().toString());
    }

    private JsonArray approved() {
        return web.post(V2, digestOnly(BAR, FOO)).object().getJsonArray("approved");
    }
}
