package io.masif.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.decision.EffectiveDecision;
import io.masif.domain.host.HostState;
import io.masif.ui.api.contract.Contract;
import io.masif.ui.view.approval.list.ApprovalLists;
import io.masif.ui.view.decline.DeclineLists;
import io.masif.ui.view.health.HealthSubject;
import io.masif.ui.view.host.HostColumns;
import io.masif.ui.view.host.HostCondition;
import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.Filter;
import io.masif.ui.view.list.ListDefinition;
import io.masif.ui.view.pending.PendingLists;
import io.masif.ui.view.plan.PlanLists;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract has the words, filters and orders that the server knows. */
class ContractWordsTest {
    private static final JsonObject CONTRACT = Contract.load().document();

    @Test
    void wordsAreThoseOfTheServer() {
        assertThat(schemaWords("HostCondition"))
                .isEqualTo(List.of(HostCondition.words(Arrays.asList(HostCondition.values()))));
        assertThat(schemaWords("HostState"))
                .isEqualTo(
                        Arrays.stream(HostState.values()).map(HostState::word).toList());
        assertThat(schemaWords("HealthSubject")).isEqualTo(List.of(HealthSubject.words()));
        assertThat(schemaWords("DecisionState"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EffectiveDecision.State.values())
                        .map(EffectiveDecision.State::word)
                        .toList());
        assertThat(schemaWords("Grouping")).isEqualTo(PendingLists.GROUPINGS);
    }

    @Test
    void listsHaveTheFiltersAndOrdersOfPages() {
        assertList("/api/v1/hosts", HostColumns.LIST);
        assertList("/api/v1/pending", PendingLists.ROWS);
        assertList("/api/v1/pending-groups", PendingLists.GROUPS);
        assertList("/api/v1/approvals", ApprovalLists.PROGRAMS);
        assertList("/api/v1/declines", DeclineLists.DECLINES);
        assertList("/api/v1/plans", PlanLists.CLASSES);
    }

    private static void assertList(String path, ListDefinition<?> list) {
        JsonArray parameters = CONTRACT.getJsonObject("paths")
                .getJsonObject(path)
                .getJsonObject("get")
                .getJsonArray("parameters");
        List<JsonObject> resolved =
                parameters.stream().map(each -> resolve((JsonObject) each)).toList();
        assertThat(resolved.stream().map(each -> each.getString("name")))
                .as(path)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("limit", "cursor", "q", "sort"),
                                list.filters().stream().map(Filter::name))
                        .toList());
        JsonObject sort = resolved.stream()
                .filter(each -> each.getString("name").equals("sort"))
                .findFirst()
                .orElseThrow();
        assertThat(words(sort.getJsonObject("schema")))
                .as(path)
                .containsExactlyInAnyOrderElementsOf(list.columns().stream()
                        .filter(column -> column.key() != null)
                        .map(Column::id)
                        .flatMap(id -> Stream.of(id, "-" + id))
                        .toList());
    }

    private static JsonObject resolve(JsonObject parameter) {
        String reference = parameter.getString("$ref");
        return reference == null
                ? parameter
                : CONTRACT.getJsonObject("components")
                        .getJsonObject("parameters")
                        .getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static List<String> schemaWords(String schema) {
        return words(
                CONTRACT.getJsonObject("components").getJsonObject("schemas").getJsonObject(schema));
    }

    private static List<String> words(JsonObject schema) {
        return schema.getJsonArray("enum").stream().map(String.class::cast).toList();
    }
}
