package io.masif.master.endpoint;

import static io.masif.master.endpoint.ReportBodies.digestOnly;
import static io.masif.master.endpoint.ReportBodies.full;
import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.MasterCase;
import io.masif.rig.process.Await;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An answer names the last retry of each approved action, and no retry of anything else. */
class RetriesTest extends MasterCase {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String V2 = "/v2/report";
    private static final Action BAR = Action.of("bar", "amd64", Kind.UPDATE, "1.0", "1.1");
    private static final Action FOO = Action.of("foo", "amd64", Kind.UPDATE, "1.0", "1.1");

    private HttpAgent other;
    private long approval;

    @BeforeEach
    void report() {
        other = HttpAgent.of(master, pki, "other");
        web.post(V2, full(BAR, FOO));
        other.post(V2, full(BAR, FOO));
        approval = sql.approve(null, null, null, null, null);
        Await.until(
                "all is approved",
                TIMEOUT,
                () -> answer(web).getJsonArray("approved").size() == 2);
    }

    @Test
    void theNewestNumberIsAnsweredToTheHostsOfTheRetry() {
        assertThat(answer(web).containsKey("retries")).isFalse();
        long first = sql.retry(approval, BAR, sql.hostId("web"));
        awaitRetries(new JsonObject().put(BAR.digest().toString(), first));
        long second = sql.retry(approval, BAR, sql.hostId("web"));
        assertThat(second).isGreaterThan(first);
        awaitRetries(new JsonObject().put(BAR.digest().toString(), second));
        assertThat(answer(other).containsKey("retries")).isFalse();
        assertThat(answer(other).getJsonArray("approved").size()).isEqualTo(2);
    }

    @Test
    void aRetryApprovesNothing() {
        sql.retry(approval, BAR, sql.hostId("web"));
        long foo = sql.retry(approval, FOO, sql.hostId("web"));
        sql.decline("bar", null, null);
        awaitRetries(new JsonObject().put(FOO.digest().toString(), foo));
        assertThat(answer(web).getJsonArray("approved").size()).isEqualTo(1);
        sql.revoke(approval);
        awaitRetries(null);
        assertThat(answer(web).getJsonArray("approved").size()).isZero();
    }

    private void awaitRetries(JsonObject expected) {
        Await.until(
                "retries: " + expected,
                TIMEOUT,
                () -> expected == null
                        ? !answer(web).containsKey("retries")
                        : expected.equals(answer(web).getJsonObject("retries")));
    }

    private static JsonObject answer(HttpAgent agent) {
        return agent.post(V2, digestOnly(BAR, FOO)).object();
    }
}
