package io.masif.ui.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.vertx.core.json.JsonArray;
import org.junit.jupiter.api.Test;

/** What rules do while everything is stopped. */
class StoppedRuleTest extends RuleCase {
    /** Each of them has the rules evaluated. */
    private static final int CHANGES = 5;

    @Test
    void theyDecideWhenItIsReleased() {
        assertThat(api.post("/api/v1/brake", "{\"reason\": \"incident\"}").statusCode())
                .isEqualTo(201);
        addRule(rule("Nightly", "perl"));
        for (int i = 1; i <= CHANGES; i++) {
            rows.putHost("web-" + i, PERL);
            int hosts = i;
            Await.until(
                    "hosts in the index",
                    TIMEOUT,
                    () -> new JsonArray(api.get("/api/v1/hosts").body()).size() == hosts);
        }
        assertThat(rows.countRows("decision")).isZero();
        assertThat(api.delete("/api/v1/brake").statusCode()).isEqualTo(204);
        awaitApproved("perl");
        assertThat(rows.countRows("decision d JOIN brake b ON d.created_at < b.released_at"))
                .isZero();
    }
}
