package io.masif.master.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.master.bed.Housekeeping;
import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.HttpAgent.Answer;
import io.masif.master.bed.Log;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.cluster.ReplicatedPair;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import io.masif.wire.Report;
import io.masif.wire.WaitRequest;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A primary that is lost, and a replica that takes its place. */
class ReplicaFailoverTest {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int HOSTS = 100;
    private static final String HOSTS_WITH_VERSION = """
            SELECT COUNT(*) FROM agent JOIN plan ON plan.id = plan_id
            JOIN action ON JSON_CONTAINS(actions, CAST(action.id AS CHAR)) WHERE from_version = ?""";

    @TempDir
    Path folder;

    private ReplicatedPair pair;
    private Pki pki;
    private RunningMaster master;

    @BeforeEach
    void start() {
        pair = ReplicatedPair.start(folder.resolve("pair"));
        pki = Pki.in(folder.resolve("pki"));
        master = RunningMaster.start(pair.primary(), "masif", pki, Map.of("db.dsn", pair.uri("masif", "masif")));
    }

    @AfterEach
    void stop() {
        master.close();
        pair.close();
    }

    @Test
    void allHostsAreRightAgainWithinTwoReportsIfTheReplicaLaggedBehind() {
        report(host -> action(host, "1"));
        pair.awaitCopied();
        pair.stopCopying();
        report(host -> action(host, "2"));
        try (Log log = new Log()) {
            pair.primary().kill();
            pair.promote();
            report(host -> action(host, "2"));
            // for a second or two the master answers from memory what it had stored at the primary
            Await.until("the master knows", TIMEOUT, () -> log.contains("everything is read again"));
        }
        report(host -> action(host, "2"));
        try (Sql sql = new Sql(pair.replica(), "masif")) {
            assertThat(sql.text(HOSTS_WITH_VERSION, "2")).isEqualTo(Integer.toString(HOSTS));
        }
    }

    @Test
    void approvalThatTheReplicaDoesNotHaveIsNotAnswered() {
        Action one = Action.of("one", "amd64", Kind.PURGE, "1", null);
        Action two = Action.of("two", "amd64", Kind.PURGE, "1", null);
        String report = Housekeeping.report(one, two);
        try (HttpAgent web = HttpAgent.of(master, pki, "web");
                Sql primary = new Sql(pair.primary(), "masif");
                Sql replica = new Sql(pair.replica(), "masif")) {
            web.post(Housekeeping.V2, report);
            pair.awaitCopied();
            pair.stopCopying();
            primary.approve("one", null, "1", null, null);
            Await.until("one is approved", TIMEOUT, () -> approved(web, report)
                    .contains(one.digest().toString()));
            pair.primary().freeze();
            pair.promote();
            replica.approve("two", null, "1", null, null);
            Await.until("two is approved", TIMEOUT, () -> approved(web, report)
                    .contains(two.digest().toString()));
            assertThat(approved(web, report)).doesNotContain(one.digest().toString());
        }
    }

    /** The replica does not know that it was revoked. */
    @Test
    void approvalThatWasRevokedIsNotAnsweredFromAReplicaThatIsNotPromoted() {
        Action action = Action.of("one", "amd64", Kind.PURGE, "1", null);
        String digest = action.digest().toString();
        String report = Housekeeping.report(action);
        try (HttpAgent web = HttpAgent.of(master, pki, "web");
                HttpAgent waiting = HttpAgent.of(master, pki, "waiting");
                Sql primary = new Sql(pair.primary(), "masif")) {
            waiting.post(Housekeeping.V2, report);
            web.post(Housekeeping.V2, report);
            long approval = primary.approve("one", null, "1", null, null);
            Await.until("it is approved", TIMEOUT, () -> approved(web, report).contains(digest));
            pair.awaitCopied();
            pair.stopCopying();
            primary.revoke(approval);
            Await.until("it is revoked", TIMEOUT, () -> approved(web, report).isEmpty());
            Future<Answer> held = waiting.postOnceAsync(Housekeeping.V2, waitingReport(action));
            pair.primary().kill();
            Await.until("the approvals are too old", TIMEOUT, () -> {
                Answer answer = web.postOnce(Housekeeping.V2, report);
                assertThat(answer.body()).doesNotContain(digest);
                return answer.status() == 503
                        && answer.body().contains("the approvals were last read")
                        && answer.body().contains("read-only");
            });
            assertThat(held.isComplete() ? held.result().body() : "").doesNotContain(digest);
            pair.promote();
            Await.until(
                    "it is answered again", TIMEOUT, () -> approved(web, report).contains(digest));
        }
    }

    private static String waitingReport(Action action) {
        return new Report(Plan.of(List.of(action)).digest(), Optional.empty(), null, List.of(), new WaitRequest(60, ""))
                .toJson()
                .encode();
    }

    @Test
    void primaryThatBecomesReadOnlyIsLeft() {
        report(host -> action(host, "1"));
        pair.awaitCopied();
        pair.primary().execute("SET GLOBAL read_only = ON");
        pair.promote();
        Await.until("the former primary is not used", TIMEOUT, () -> pair.primary()
                .execute("SELECT COUNT(*) FROM information_schema.processlist WHERE db = 'masif'")
                .equals(List.of("0")));
        report(host -> action(host, "2"));
        try (Sql sql = new Sql(pair.replica(), "masif")) {
            assertThat(sql.text(HOSTS_WITH_VERSION, "2")).isEqualTo(Integer.toString(HOSTS));
        }
    }

    private static Action action(int host, String version) {
        return Action.of("p" + host % 5, "amd64", Kind.PURGE, version, null);
    }

    private void report(IntFunction<Action> actions) {
        for (int host = 0; host < HOSTS; host++) {
            try (HttpAgent agent = HttpAgent.of(master, pki, "host" + host)) {
                assertThat(agent.post(Housekeeping.V2, Housekeeping.report(actions.apply(host)))
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    private static List<Object> approved(HttpAgent web, String report) {
        return web.post(Housekeeping.V2, report).object().getJsonArray("approved").stream()
                .toList();
    }
}
