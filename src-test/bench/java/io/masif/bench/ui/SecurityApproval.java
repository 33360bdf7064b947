package io.masif.bench.ui;

import io.masif.bench.testbed.BenchUi;
import io.masif.bench.testbed.TestBed;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** One decision: all security updates, for all hosts. */
final class SecurityApproval {
    private final TestBed bed;
    private final BenchUi ui;

    SecurityApproval(TestBed bed, BenchUi ui) {
        this.bed = bed;
        this.ui = ui;
    }

    void measure() {
        JsonArray actions = new JsonArray();
        for (Object each : new JsonArray(send(ui.api("/api/v1/pending").build()).body())) {
            JsonObject row = (JsonObject) each;
            if (row.getBoolean("security")) {
                actions.add(new JsonObject()
                        .put("package", row.getString("package"))
                        .put("action", row.getString("action"))
                        .put("to_version", row.getString("to_version")));
            }
        }
        String body = new JsonObject().put("actions", actions).encode();
        long started = System.nanoTime();
        send(ui.api("/api/v1/approvals")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
        bed.report()
                .checkAtMost(
                        "UI: ms until " + actions.size() + " security updates are approved for all hosts",
                        1000,
                        (System.nanoTime() - started) / 1e6);
    }

    private HttpResponse<String> send(HttpRequest request) {
        HttpResponse<String> answer = ui.send(request);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer + " " + answer.body());
        }
        return answer;
    }
}
