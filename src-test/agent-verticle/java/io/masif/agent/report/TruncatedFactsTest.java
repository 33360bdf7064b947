package io.masif.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.domain.host.BlockedAction;
import io.masif.domain.host.Facts;
import io.masif.wire.EncodedFacts;
import io.masif.wire.FactsJson;
import io.masif.wire.JsonMembers;
import io.masif.wire.Report;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TruncatedFactsTest {
    private static final List<Action> ACTIONS = IntStream.range(0, 200)
            .mapToObj(i -> Action.of("package-" + i, "amd64", Kind.UPDATE, "1.0-1", "1.0-2"))
            .toList();

    @Test
    void usualFactsStayAsTheyAre() {
        JsonObject facts = facts(ACTIONS.subList(0, 10));
        assertThat(TruncatedFacts.truncate(facts)).isSameAs(facts);
    }

    @Test
    void factsOfAHostWhereEverythingWaitsForEverythingAreAcceptedByAMaster() {
        JsonObject shorter = TruncatedFacts.truncate(facts(ACTIONS));
        List<BlockedAction> blockedActions =
                FactsJson.read(JsonMembers.of(shorter)).blocked();
        assertThat(blockedActions)
                .isNotEmpty()
                .allMatch(blocked -> blocked.waitsFor().size() == 20);
        Plan plan = Plan.of(List.of());
        JsonObject report = new Report(plan.digest(), Optional.empty(), EncodedFacts.of(shorter), List.of()).toJson();
        assertThat(Report.read(JsonMembers.of(report)).facts()).isEqualTo(EncodedFacts.of(shorter));
    }

    private static JsonObject facts(List<Action> actions) {
        return FactsJson.write(Facts.UNKNOWN.with(actions.stream()
                .map(action -> new BlockedAction(action, actions, "waits for " + actions))
                .toList()));
    }
}
