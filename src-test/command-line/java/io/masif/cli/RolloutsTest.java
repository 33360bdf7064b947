package io.masif.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.cli.bed.Masif;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rollouts, and what operators have them do. */
class RolloutsTest extends FleetCase {
    @BeforeEach
    void addPlan() {
        JsonObject byHand = new JsonObject().put("percent", 100).put("by_hand", true);
        asked.fleet()
                .api()
                .ask(
                        "rollout-plans",
                        new JsonObject()
                                .put("name", "careful")
                                .put("rings", new JsonArray().add(byHand).add(byHand.copy())));
    }

    @Test
    void aRepeatedCommandSkipsNoOtherRing() {
        String name = new JsonArray(output("pending", "--kind", "update", "--limit", "1", "--json"))
                .getJsonObject(0)
                .getString("package");
        assertThat(output("approve", name, "--rollout", "careful", "--yes")).isEqualTo("Rollout 1 has begun.\n");
        try {
            skipFirstRing();
        } finally {
            asked.fleet().api().ask("rollouts/1/commands", new JsonObject().put("command", "cancel"));
        }
    }

    private void skipFirstRing() {
        Masif.Result unnamed = masif.run("rollouts", "skip", "1", "--yes");
        assertThat(unnamed.code()).isEqualTo(2);
        assertThat(unnamed.err()).contains("masif rollouts skip 1 --ring RING");
        assertThat(masif.run("rollouts", "open", "1").code()).isEqualTo(2);
        assertThat(masif.terminal("n\n", "rollouts", "skip", "1", "--ring", "1").out())
                .contains("skip ring 1?", "Not confirmed");
        assertThat(output("rollouts", "skip", "1", "--ring", "1", "--yes"))
                .contains("Ring 1: skipped", "Ring 2: waiting");
        Masif.Result again = masif.run("rollouts", "skip", "1", "--ring", "1", "--yes");
        assertThat(again.code()).isNotZero();
        assertThat(again.err()).contains("only the current ring can be skipped");
        assertThat(output("rollouts", "show", "1")).contains("Ring 1: skipped", "Ring 2: waiting");
    }

    @Test
    void versionsThatAreToComeAreNotRolledOut() {
        Masif.Result refused = masif.run("approve", "--all", "--any-version", "--rollout", "careful", "--yes");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("--rollout does not go with --any-version");
    }
}
