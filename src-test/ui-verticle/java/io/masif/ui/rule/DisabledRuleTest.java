package io.masif.ui.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
import io.masif.ui.bed.GroupRows;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rule that is switched off keeps its groups from nothing. */
class DisabledRuleTest extends RuleCase {
    private static final String GROUP = "/api/v1/groups/web";

    @BeforeEach
    void addGroup() {
        new GroupRows(ui).add("web", "name~web-*");
        Await.until("known", TIMEOUT, () -> api.get(GROUP).statusCode() == 200);
    }

    private static JsonObject web(boolean isEnabled) {
        return rule("Web", "perl").put("groups", new JsonArray().add("web")).put("enabled", isEnabled);
    }

    @Test
    void itsGroupCanBeRemovedAndItCannotBeSwitchedOnWithoutIt() {
        JsonObject rule = addRule(web(true));
        HttpResponse<String> named = api.delete(GROUP);
        assertThat(named.statusCode()).isEqualTo(409);
        assertThat(named.body()).contains("it is named by the rules Web");
        change(rule, web(false));
        assertThat(api.delete(GROUP).statusCode()).isEqualTo(204);
        JsonObject disabled = get(rule);
        assertThat(disabled.getJsonArray("groups")).containsExactly("web");
        HttpResponse<String> refused = put(disabled, web(true).put("version", 2));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("There is no group \\\"web\\\"");
        assertThat(get(rule).getBoolean("enabled")).isFalse();
        rows.putHost("web-1", PERL);
        change(disabled, rule("Web", "perl"));
        awaitApproved("perl");
    }
}
