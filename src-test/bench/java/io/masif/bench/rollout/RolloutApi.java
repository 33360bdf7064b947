package io.masif.bench.rollout;

import io.masif.bench.testbed.BenchUi;
import io.masif.domain.Action;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;

/** An operator who starts rollouts by the API of the UI. */
final class RolloutApi {
    /** What is left goes into the last of five rings. */
    private static final List<Integer> SHARES = List.of(1, 5, 25, 50, 100);

    private static final int SUCCESS_PERCENT = 60;
    private static final int ERROR_PERCENT = 5;
    private static final int ERROR_COUNT = 3;

    private final BenchUi ui;

    RolloutApi(BenchUi ui) {
        this.ui = ui;
    }

    /** Saves the plan of five rings. Returns its name. */
    String putPlan() {
        JsonArray rings = new JsonArray();
        SHARES.forEach(percent -> rings.add(createRing(percent)));
        return putPlan("five-rings", rings);
    }

    /** Saves a plan whose first ring has a limit of hosts at once, and the second one is opened by hand. Returns its name. */
    String putLimitedPlan(int percent, int percentAtOnce) {
        JsonArray rings = new JsonArray()
                .add(createRing(percent).put("max_concurrent", percentAtOnce + "%"))
                .add(new JsonObject().put("percent", 100).put("by_hand", true));
        return putPlan("limited", rings);
    }

    private static JsonObject createRing(int percent) {
        return new JsonObject()
                .put("percent", percent)
                .put("success", new JsonObject().put("percent", SUCCESS_PERCENT))
                .put("error", new JsonObject().put("percent", ERROR_PERCENT).put("count", ERROR_COUNT));
    }

    private String putPlan(String name, JsonArray rings) {
        post("/api/v1/rollout-plans", new JsonObject().put("name", name).put("rings", rings));
        return name;
    }

    /** Starts a rollout to all hosts. Returns its number. */
    long start(String plan, Action update) {
        JsonObject action = new JsonObject()
                .put("package", update.packageName())
                .put("action", update.kind().word())
                .put("to_version", update.to());
        return post("/api/v1/rollouts", new JsonObject().put("plan", plan).put("actions", new JsonArray().add(action)))
                .getLong("id");
    }

    void cancel(long rollout) {
        post("/api/v1/rollouts/" + rollout + "/commands", new JsonObject().put("command", "cancel"));
    }

    /** How many hosts of a ring have to fail so that it pauses the rollout. */
    static int findErrorCount(int hosts) {
        return Math.max(ERROR_COUNT, (int) Math.ceil(hosts * ERROR_PERCENT / 100.0));
    }

    private JsonObject post(String path, JsonObject body) {
        HttpResponse<String> answer = ui.send(ui.api(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.encode()))
                .build());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer + " " + answer.body());
        }
        return new JsonObject(answer.body());
    }
}
