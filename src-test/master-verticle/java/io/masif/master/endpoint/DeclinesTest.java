package io.masif.master.endpoint;

import static io.masif.master.endpoint.ReportBodies.digestOnly;
import static io.masif.master.endpoint.ReportBodies.full;
import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.MasterCase;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A declined action is in no answer, whatever is approved, to hosts of both versions of the protocol. */
class DeclinesTest extends MasterCase {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String V1 = "/v1/pending-tasks";
    private static final String V2 = "/v2/report";
    private static final Action BAR = Action.of("bar", "amd64", Kind.UPDATE, "1.0", "1.1");
    private static final Action FOO = Action.of("foo", "amd64", Kind.UPDATE, "1.0", "1.1");
    private static final String TASKS = """
            [{"package":"bar","action":"update","from_version":"1.0","to_version":"1.1"},
             {"package":"bar","action":"configure","to_version":"1.1"},
             {"package":"foo","action":"update","from_version":"1.0","to_version":"1.1"},
             {"package":"foo","action":"configure","to_version":"1.1"}]""";

    private HttpAgent old;

    @BeforeEach
    void report() {
        old = HttpAgent.of(master, pki, "old");
        web.post(V2, full(BAR, FOO));
        old.post(V1, TASKS);
    }

    @Test
    void aDeclineBeatsTheApprovalBeforeIt() {
        sql.approve(null, null, null, null, null);
        awaitApproved(BAR, FOO);
        sql.decline("bar", null, null);
        awaitApproved(FOO);
    }

    @Test
    void aDeclineBeatsTheApprovalAfterIt() {
        sql.decline("bar", "update", null);
        sql.approve(null, null, null, null, null);
        awaitApproved(FOO);
    }

    @Test
    void aRevokedDeclineLeavesTheApproval() {
        sql.approve(null, null, null, null, null);
        long bar = sql.decline("bar", null, null);
        long foo = sql.decline("foo", null, null);
        awaitApproved();
        sql.revokeDecline(bar, null);
        awaitApproved(BAR);
        sql.revokeDecline(foo, "[" + sql.hostId("web") + "]");
        Await.until(
                "declined for the other host only", TIMEOUT, () -> packages(web).size() == 2);
        assertThat(packagesOfOld()).isEqualTo(Set.of("bar"));
    }

    @Test
    void aDeferralEndsByItself() {
        sql.approve(null, null, null, null, null);
        awaitApproved(BAR, FOO);
        sql.decline("bar", null, "UTC_TIMESTAMP(3) + INTERVAL 15 SECOND");
        awaitApproved(FOO);
        awaitApproved(BAR, FOO);
    }

    @Test
    void aDeferralThatEndsLeavesTheDecline() {
        sql.approve(null, null, null, null, null);
        sql.decline("bar", null, null);
        sql.decline("bar", null, "UTC_TIMESTAMP(3) + INTERVAL 15 SECOND");
        sql.decline("foo", null, "UTC_TIMESTAMP(3) + INTERVAL 15 SECOND");
        awaitApproved();
        awaitApproved(FOO);
    }

    @Test
    void bothHalvesOfAnUpdateAreDeclinedTogetherForHostsOfVersionOne() {
        sql.approve(null, null, null, null, null);
        awaitApproved(BAR, FOO);
        sql.decline("bar", "configure", null);
        Await.until("both are declined", TIMEOUT, () -> packagesOfOld().equals(Set.of("foo")));
        assertThat(packages(web)).isEqualTo(Set.of("bar", "foo"));
        sql.decline("foo", "update", null);
        Await.until("both are declined", TIMEOUT, () -> packagesOfOld().isEmpty());
    }

    @Test
    void declinesAreCounted() {
        sql.decline("bar", null, null);
        Probe probe = new Probe(master.managementPort());
        Await.until("a decline in force", TIMEOUT, () -> probe.metric("masif_declines") == 1);
        assertThat(probe.metric("masif_approvals")).isZero();
    }

    private void awaitApproved(Action... actions) {
        Set<String> expected =
                List.of(actions).stream().map(Action::packageName).collect(Collectors.toSet());
        Await.until(
                "approved for both hosts: " + expected,
                TIMEOUT,
                () -> packages(web).equals(expected) && packagesOfOld().equals(expected));
    }

    private static Set<String> packages(HttpAgent agent) {
        return agent.post(V2, digestOnly(BAR, FOO)).object().getJsonArray("approved").stream()
                .map(digest -> BAR.digest().toString().equals(digest) ? "bar" : "foo")
                .collect(Collectors.toSet());
    }

    /** The packages with an approved task; a host needs both tasks of a package, or none. */
    private Set<String> packagesOfOld() {
        List<String> names = old.post(V1, TASKS).array().stream()
                .map(task -> ((JsonObject) task).getString("package"))
                .toList();
        Set<String> found = Set.copyOf(names);
        assertThat(names).hasSize(2 * found.size());
        return found;
    }
}
