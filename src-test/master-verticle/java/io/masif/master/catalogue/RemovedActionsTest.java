package io.masif.master.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.MasterCase;
import io.masif.wire.EncodedFacts;
import io.masif.wire.Report;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Actions that an operator has removed, and that a master has in memory, are written under new numbers. */
class RemovedActionsTest extends MasterCase {
    private static final Action BAR = Action.of("bar", "amd64", Kind.UPDATE, "1.0", "1.1");
    private static final Action FOO = Action.of("foo", "amd64", Kind.UPDATE, "1.0", "1.1");

    @BeforeEach
    void removeAnActionThatTheMasterKnows() {
        post(web, List.of(), BAR, FOO);
        post(web, List.of(), FOO);
        assertThat(sql.text("SELECT COUNT(*) FROM action")).isEqualTo("2");
        sql.rows("DELETE FROM plan WHERE id NOT IN (SELECT plan_id FROM agent)");
        sql.rows("DELETE FROM action WHERE package = 'bar'");
        sql.rows("UPDATE counter SET value = value + 1 WHERE name = 'catalogue'");
    }

    @Test
    void aNewPlanRefersToNoRemovedAction() {
        post(HttpAgent.of(master, pki, "other"), List.of(), BAR);
        assertThat(findDangling()).isEmpty();
        assertThat(sql.text("SELECT COUNT(*) FROM action WHERE package = 'bar'"))
                .isEqualTo("1");
    }

    @Test
    void aPlanThatWasRemovedIsWrittenAgain() {
        post(web, List.of(), BAR, FOO);
        assertThat(findDangling()).isEmpty();
        assertThat(sql.text("SELECT package FROM action WHERE package = 'bar'")).isEqualTo("bar");
    }

    @Test
    void aRunRefersToNoRemovedAction() {
        Instant now = Instant.now();
        Run run = new Run("run-1", now, now, List.of(new Run.Outcome(BAR, Result.DONE, null)), null, "");
        post(web, List.of(run), FOO);
        assertThat(sql.text("SELECT a.package FROM run_action r LEFT JOIN action a ON a.id = r.action_id"))
                .isEqualTo("bar");
        assertThat(findDangling()).isEmpty();
    }

    /** The numbers in plans of which there is no action. */
    private List<String> findDangling() {
        List<String> ids =
                Arrays.asList(sql.text("SELECT GROUP_CONCAT(id) FROM action").split(","));
        return new JsonArray("[" + sql.text("SELECT GROUP_CONCAT(actions) FROM plan") + "]")
                .stream()
                        .flatMap(plan -> ((JsonArray) plan).stream())
                        .map(Object::toString)
                        .filter(id -> !ids.contains(id))
                        .toList();
    }

    private static void post(HttpAgent agent, List<Run> runs, Action... actions) {
        Plan plan = Plan.of(List.of(actions));
        String body = new Report(plan.digest(), Optional.of(plan), EncodedFacts.of(new JsonObject()), runs)
                .toJson()
                .encode();
        assertThat(agent.post("/v2/report", body).status()).isEqualTo(200);
    }
}
