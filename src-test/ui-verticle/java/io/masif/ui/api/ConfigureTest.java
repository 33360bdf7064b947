package io.masif.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An approval of a configuration without a version after covers exactly that action. */
class ConfigureTest extends ApiCase {
    private static final Action HALF = Action.of("half", "amd64", Kind.CONFIGURE, "1.0", null);
    private static final Action OTHER = Action.of("half", "amd64", Kind.CONFIGURE, "2.0", null);

    @Test
    void theApiHasAndRequiresTheVersionBefore() {
        rows.putHost("a", HALF);
        rows.putHost("b", OTHER);
        awaitPending(2);
        JsonObject row = pending().getJsonObject(0);
        assertThat(row.getString("from_version")).isEqualTo("1.0");
        assertThat(row.getInteger("hosts")).isEqualTo(1);
        JsonObject action = new JsonObject();
        for (String member : List.of("package", "action", "from_version", "to_version")) {
            action.put(member, row.getValue(member));
        }
        assertThat(api.post(
                                "/api/v1/approvals",
                                "{\"actions\": [{\"package\": \"half\", \"action\": \"configure\", \"to_version\": null}]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(api.post(
                                "/api/v1/approvals",
                                new JsonObject()
                                        .put("actions", new JsonArray().add(action))
                                        .encode())
                        .statusCode())
                .isEqualTo(201);
        assertThat(pending()).hasSize(1);
        assertThat(approved()).isEqualTo("1.0");
    }

    @Test
    void thePagesFormCarriesTheVersionBefore() {
        rows.putHost("a", HALF);
        rows.putHost("b", OTHER);
        awaitPending(2);
        Browser browser = ui.logIn();
        for (String broad : new String[] {
            "[\"half\",\"configure\",null]", "[null,\"configure\",null,\"1.0\"]", "[\"half\",\"update\",null]"
        }) {
            assertThat(browser.postForm("/approve", "csrf", browser.csrf(), "action", broad)
                            .statusCode())
                    .as(broad)
                    .isEqualTo(400);
        }
        String one = "[\"half\",\"configure\",null,\"1.0\"]";
        assertThat(browser.postForm("/choose-hosts", "csrf", browser.csrf(), "action", one)
                        .body())
                .contains("data-host=\"a\"")
                .doesNotContain("data-host=\"b\"");
        assertThat(browser.postForm("/approve", "csrf", browser.csrf(), "action", one, "for", "all", "key", "1")
                        .statusCode())
                .isEqualTo(303);
        assertThat(approved()).isEqualTo("1.0");
        assertThat(browser.get("/approvals").body()).contains("now 1.0");
    }

    private String approved() {
        JsonObject only = approvals().getJsonObject(0).getJsonArray("actions").getJsonObject(0);
        assertThat(only.getString("to_version")).isNull();
        return only.getString("from_version");
    }
}
