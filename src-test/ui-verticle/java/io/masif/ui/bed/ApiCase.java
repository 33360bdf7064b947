package io.masif.ui.bed;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.rig.process.Await;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A UI, the rows that a master writes, and a program that uses the API. */
public abstract class ApiCase {
    public static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final int LIMIT = 1000;
    public static final Action PERL = new Action(
            "perl", "amd64", Kind.UPDATE, "5.24", "5.36", List.of("Debian-Security:12/stable-security"), true);
    public static final Action PERL_OLDER =
            new Action("perl", "amd64", Kind.UPDATE, "5.20", "5.36", List.of("Debian:12/stable"), false);
    public static final Action PERL_CONFIGURED = Action.of("perl", "amd64", Kind.CONFIGURE, null, "5.36");
    public static final Action BAR = Action.of("bar", "amd64", Kind.UPDATE, "1.0", "1.1");
    public static final Action NEWDEP = Action.of("newdep", "all", Kind.INSTALL, null, "0.9");
    public static final Action OLD = Action.of("old", "amd64", Kind.REMOVE, "0.9", null);

    public RunningUi ui;
    public Rows rows;
    public Browser api;

    @BeforeEach
    void start() {
        ui = RunningUi.start();
        rows = ui.rows();
        api = ui.browser().withBearerToken(RunningUi.TOKEN);
    }

    @AfterEach
    void close() {
        ui.close();
    }

    public HttpResponse<String> approve(String name, String action, String to, String host) {
        JsonObject expected = new JsonObject()
                .put(
                        "actions",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("package", name)
                                        .put("action", action)
                                        .put("to_version", to)));
        if (host != null) {
            expected.put("hosts", new JsonArray().add(host));
        }
        return api.post("/api/v1/approvals", expected.encode());
    }

    public JsonArray pending() {
        return new JsonArray(api.get("/api/v1/pending?limit=1000").body());
    }

    public JsonArray approvals() {
        return new JsonArray(api.get("/api/v1/approvals?limit=1000").body());
    }

    /** Waits for so many rows, and for all hosts: the first of them may have all of the rows. */
    public void awaitPending(int expected) {
        Await.until(
                "pending rows: " + expected,
                TIMEOUT,
                () -> hasRows("pending", expected) && hasRows("hosts", Math.min(LIMIT, rows.countRows("agent"))));
    }

    private boolean hasRows(String list, int expected) {
        HttpResponse<String> answer = api.get("/api/v1/" + list + "?limit=" + LIMIT);
        return answer.statusCode() == 200 && new JsonArray(answer.body()).size() == expected;
    }

    /** Waits until the UI no longer knows how far an approval is, since it ended long ago. */
    public void awaitEnded(long approval) {
        Await.until(
                "ended",
                TIMEOUT,
                () -> new JsonObject(api.get("/api/v1/approvals/" + approval).body()).getValue("concerns") == null);
    }

    public void awaitApproval(String count, int expected) {
        Await.value("approval with " + count + "=" + expected, TIMEOUT, () -> {
            HttpResponse<String> answer = api.get("/api/v1/approvals");
            return answer.statusCode() != 200
                    ? Optional.empty()
                    : new JsonArray(answer.body())
                            .stream()
                                    .map(JsonObject.class::cast)
                                    .filter(each -> Objects.equals(each.getInteger(count), expected))
                                    .findFirst();
        });
    }
}
