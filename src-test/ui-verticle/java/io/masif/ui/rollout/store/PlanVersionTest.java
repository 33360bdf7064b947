package io.masif.ui.rollout.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.RunningUi;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Two administrators change the same version of a plan: the first one succeeds, the second one gets an error message. */
class PlanVersionTest extends ApiCase {
    private static final String PLANS = "/api/v1/rollout-plans";

    private HttpResponse<String> save(Integer version, int percent) {
        JsonObject plan = new JsonObject()
                .put("name", "careful")
                .put("version", version)
                .put("rings", new JsonArray().add(new JsonObject().put("percent", percent)));
        return ui.browser().withBasicAuthentication("admin", RunningUi.PASSWORD).post(PLANS, plan.encode());
    }

    private JsonArray versions() {
        return new JsonArray(api.get(PLANS + "/1").body());
    }

    @Test
    void programsNameTheVersionThatTheyChange() {
        assertThat(save(null, 10).statusCode()).isEqualTo(201);
        HttpResponse<String> exists = save(null, 20);
        assertThat(exists.statusCode()).isEqualTo(409);
        assertThat(exists.body()).contains("already, in version 1: choose another name");
        assertThat(save(1, 20).statusCode()).isEqualTo(201);
        HttpResponse<String> outdated = save(1, 30);
        assertThat(outdated.statusCode()).isEqualTo(409);
        assertThat(outdated.body()).contains("version 1 is not the current one");
        assertThat(versions()).hasSize(2);
        assertThat(versions().getJsonObject(0).encode()).contains("\"percent\":20");
        assertThat(save(0, 30).statusCode()).isEqualTo(400);
    }

    @Test
    void aRepeatedRequestIsNoConflict() {
        assertThat(save(null, 10).statusCode()).isEqualTo(201);
        assertThat(save(null, 10).statusCode()).isEqualTo(200);
        assertThat(save(1, 20).statusCode()).isEqualTo(201);
        assertThat(save(1, 20).statusCode()).isEqualTo(200);
        assertThat(versions()).hasSize(2);
    }

    @Test
    void onThePageNothingThatWasFilledInIsLost() {
        save(null, 10);
        Browser anna = ui.logIn();
        assertThat(anna.get("/rollout-plans/1").body())
                .contains("name=\"basis\" value=\"careful\"", "name=\"version\" value=\"1\"");
        assertThat(savePage(anna, "careful", "20").statusCode()).isEqualTo(303);
        HttpResponse<String> refused = savePage(anna, "careful", "30");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("version 1 is not the current one", "role=\"alert\"", "name=\"percent-1\" value=\"30\"");
        assertThat(versions()).hasSize(2);
        assertThat(savePage(anna, "bold", "30").statusCode()).isEqualTo(303);
        assertThat(new JsonArray(api.get(PLANS).body())).hasSize(2);
    }

    /** The form as it was shown with version 1. */
    private static HttpResponse<String> savePage(Browser browser, String name, String percent) {
        String[] fields = {
            "csrf",
            browser.csrf(),
            "basis",
            "careful",
            "version",
            "1",
            "name",
            name,
            "button",
            "save",
            "percent-1",
            percent,
            "soak-1",
            "0"
        };
        return browser.postForm("/rollout-plans", fields);
    }
}
