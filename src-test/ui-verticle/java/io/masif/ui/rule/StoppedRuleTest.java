package io.masif.ui.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Result;
import io.masif.rig.process.Await;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What rules do while everything is stopped. */
class StoppedRuleTest extends RuleCase {
    private void post(String path, String body) {
        HttpResponse<String> answer = api.post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }

    /** An update that one host proposes, and a rollout of it, which has begun. */
    private long startRollout(Action update) {
        rows.putHost(update.packageName(), update);
        Await.until("proposed", TIMEOUT, () -> pending().toString().contains("\"" + update.packageName() + "\""));
        post("/api/v1/rollouts", """
                {"plan": "all", "actions": [{"package": "%s", "action": "%s", "to_version": "%s"}]}
                """.formatted(
                        update.packageName(), update.kind().word(), update.to()));
        long rollout = rows.countRows("rollout");
        awaitRollout(rollout, "open");
        return rollout;
    }

    private void awaitRollout(long rollout, String state) {
        Await.until("rollout " + state, TIMEOUT, () -> api.get("/api/v1/rollouts/" + rollout)
                .body()
                .contains("\"state\":\"" + state + "\""));
    }

    private void fail(Action update, long rollout) {
        rows.putRun(update.packageName(), update, Result.FAILED, "its postinst failed", "the output");
        awaitRollout(rollout, "paused");
    }

    /** Rules and rollouts are looked at once a second, and so rules are between the pauses of two rollouts. */
    @Test
    void theyDecideWhenItIsReleased() {
        post("/api/v1/rollout-plans", "{\"name\": \"all\", \"rings\": [{\"percent\": 100}]}");
        long one = startRollout(BAR);
        long other = startRollout(NEWDEP);
        post("/api/v1/brake", "{\"reason\": \"incident\"}");
        addRule(rule("Nightly", "perl"));
        rows.putHost("web", PERL);
        fail(BAR, one);
        fail(NEWDEP, other);
        assertThat(api.delete("/api/v1/brake").statusCode()).isEqualTo(204);
        Await.until("the rule approves", TIMEOUT, () -> findApproved().contains("perl"));
        assertThat(rows.countRows("decision d JOIN brake b ON d.created_at BETWEEN b.created_at AND b.released_at"))
                .isZero();
    }
}
