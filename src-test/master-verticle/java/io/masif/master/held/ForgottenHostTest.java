package io.masif.master.held;

import static io.masif.master.bed.RunningMaster.join;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An operator removes hosts, or what they reported, while they wait. */
class ForgottenHostTest extends HeldCase {
    @Override
    Map<String, Object> keys() {
        return Map.of("report.interval", 1);
    }

    /** As a UI resets plans. */
    @Test
    void aHostWhosePlanWasEmptiedIsToReportAgain() {
        HeldHost web = host("web", BAR);
        host("idle");
        Future<JsonObject> answer = web.await();
        awaitHeld(1);
        sql.rows("UPDATE writer SET revision = revision + 1");
        sql.rows("""
                UPDATE agent SET plan_id = (SELECT id FROM plan WHERE actions = '[]'),
                  revision = (SELECT revision FROM writer WHERE number = 0) WHERE name = 'web'""");
        assertThat(join(answer).getInteger("next")).isEqualTo(1);
        web.answer();
        assertThat(sql.text("SELECT actions FROM plan JOIN agent ON plan_id = plan.id WHERE name = 'web'"))
                .isNotEqualTo("[]");
    }

    @Test
    void aHostThatWasRemovedIsToReportAgain() {
        HeldHost web = host("web", BAR);
        Future<JsonObject> answer = web.await();
        awaitHeld(1);
        sql.rows("DELETE FROM agent");
        sql.rows("UPDATE counter SET value = value + 1 WHERE name = 'removal'");
        assertThat(join(answer).getInteger("next")).isEqualTo(1);
    }
}
