package io.masif.ui;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.rig.Await;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A UI, what a master writes, and a program that uses the API. */
abstract class ApiCase {
    static final Duration SOON = Duration.ofSeconds(90);
    static final Action PERL = new Action(
            "perl", "amd64", Kind.UPDATE, "5.24", "5.36", List.of("Debian-Security:12/stable-security"), true);
    static final Action PERL_OLDER =
            new Action("perl", "amd64", Kind.UPDATE, "5.20", "5.36", List.of("Debian:12/stable"), false);
    static final Action PERL_CONFIGURED = Action.of("perl", "amd64", Kind.CONFIGURE, null, "5.36");
    static final Action BAR = Action.of("bar", "amd64", Kind.UPDATE, "1.0", "1.1");
    static final Action NEWDEP = Action.of("newdep", "all", Kind.INSTALL, null, "0.9");
    static final Action OLD = Action.of("old", "amd64", Kind.REMOVE, "0.9", null);

    RunningUi ui;
    Rows rows;
    Browser api;

    @BeforeEach
    void start() {
        ui = RunningUi.start();
        rows = ui.rows();
        api = ui.browser().bearer(RunningUi.TOKEN);
    }

    @AfterEach
    void close() {
        ui.close();
    }

    HttpResponse<String> approve(String name, String action, String to, String host) {
        JsonObject wanted = new JsonObject()
                .put(
                        "actions",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("package", name)
                                        .put("action", action)
                                        .put("to_version", to)));
        if (host != null) {
            wanted.put("hosts", new JsonArray().add(host));
        }
        return api.post("/api/v1/approvals", wanted.encode());
    }

    JsonArray pending() {
        return new JsonArray(api.get("/api/v1/pending").body());
    }

    JsonArray approvals() {
        return new JsonArray(api.get("/api/v1/approvals").body());
    }

    void awaitPending(int wanted) {
        Await.until("pending rows: " + wanted, SOON, () -> {
            HttpResponse<String> answer = api.get("/api/v1/pending");
            return answer.statusCode() == 200 && new JsonArray(answer.body()).size() == wanted;
        });
    }

    void awaitApproval(String count, int wanted) {
        Await.value("approval with " + count + "=" + wanted, SOON, () -> {
            HttpResponse<String> answer = api.get("/api/v1/approvals");
            return answer.statusCode() != 200
                    ? Optional.empty()
                    : new JsonArray(answer.body())
                            .stream()
                                    .map(JsonObject.class::cast)
                                    .filter(each -> each.getInteger(count) == wanted)
                                    .findFirst();
        });
    }
}
