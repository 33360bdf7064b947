package io.masif.rig;

import io.masif.rig.http.HttpClients;
import io.masif.rig.retry.UnavailableRetry;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A program that uses the UI's API, with HTTP Basic. */
public final class UiApi {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private final HttpClient client = HttpClients.create();
    private final String address;
    private final String authorization;
    private final Duration patience;

    private UiApi(String address, String user, String password, Duration patience) {
        byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.address = address;
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
        this.patience = patience;
    }

    public UiApi(String address, String user, String password) {
        this(address, user, password, Duration.ZERO);
    }

    /** A program that sends a request again while a UI refuses it because it is short of something. */
    static UiApi patient(String address, String user, String password) {
        return new UiApi(address, user, password, TIMEOUT);
    }

    /** The names of the hosts; none while the UI cannot be reached. */
    public List<String> hostNames() {
        return attempt("hosts").stream()
                .flatMap(UiApi::objects)
                .map(host -> host.getString("name"))
                .toList();
    }

    /** What waits for an approval; none while the UI cannot be reached. */
    public List<JsonObject> pending() {
        return attempt("pending").stream().flatMap(UiApi::objects).toList();
    }

    /** Whether an action waits for an approval on so many hosts. */
    public boolean isPending(String packageName, String action, String toVersion, int hosts) {
        return pending().stream()
                .anyMatch(row -> packageName.equals(row.getString("package"))
                        && action.equals(row.getString("action"))
                        && (toVersion == null || toVersion.equals(row.getString("to_version")))
                        && row.getInteger("hosts") == hosts);
    }

    /** Whether nothing of a package waits for an approval. */
    public boolean hasNothingPending(String packageName) {
        Optional<JsonArray> all = attempt("pending");
        return all.isPresent() && objects(all.get()).noneMatch(row -> packageName.equals(row.getString("package")));
    }

    /** What was approved, and how far it is; none while the UI cannot be reached. */
    public List<JsonObject> approvals() {
        return attempt("approvals").stream()
                .flatMap(UiApi::objects)
                .map(this::loadComplete)
                .toList();
    }

    /** A list has the first of a decision's actions only. */
    private JsonObject loadComplete(JsonObject listed) {
        return listed.getInteger("action_count")
                        == listed.getJsonArray("actions").size()
                ? listed
                : new JsonObject(
                        send(request("approvals/" + listed.getValue("id")).GET())
                                .body());
    }

    /** The decision about a package. */
    public Optional<JsonObject> approval(String packageName) {
        return approvals().stream()
                .filter(approval -> isAbout(approval, packageName))
                .findFirst();
    }

    /** Whether one of a decision's actions is about the package. */
    public static boolean isAbout(JsonObject decision, String packageName) {
        return objects(decision.getJsonArray("actions"))
                .anyMatch(action -> packageName.equals(action.getString("package")));
    }

    /** Approves an action for some hosts, or for all if none is named. */
    public void approve(String packageName, String action, String toVersion, String... hosts) {
        JsonObject body = decision(packageName, action, toVersion).put("unseen", true);
        if (hosts.length > 0) {
            body.put("hosts", new JsonArray(List.of(hosts)));
        }
        post("approvals", body);
    }

    /** Approves rows of {@link #pending()} for all hosts, in one request. */
    public void approve(List<JsonObject> rows) {
        JsonArray actions = new JsonArray();
        rows.forEach(row ->
                actions.add(pattern(row.getString("package"), row.getString("action"), row.getString("to_version"))));
        post("approvals", new JsonObject().put("actions", actions));
    }

    /** Declines an action for all hosts. */
    public void decline(String packageName, String action, String toVersion) {
        post("declines", decision(packageName, action, toVersion));
    }

    private static JsonObject decision(String packageName, String action, String toVersion) {
        return new JsonObject().put("actions", new JsonArray().add(pattern(packageName, action, toVersion)));
    }

    private static JsonObject pattern(String packageName, String action, String toVersion) {
        return new JsonObject()
                .put("package", packageName)
                .put("action", action)
                .put("to_version", toVersion);
    }

    /** Makes a group of the hosts that a selector chooses. */
    public void addGroup(String name, String selector) {
        post("groups", new JsonObject().put("name", name).put("selector", selector));
    }

    /** Revokes every decline of a package. */
    public void revokeDeclines(String packageName) {
        attempt("declines").stream()
                .flatMap(UiApi::objects)
                .filter(decline -> isAbout(decline, packageName))
                .forEach(decline ->
                        send(request("declines/" + decline.getValue("id")).DELETE()));
    }

    /** Revokes every approval of a package. */
    public void revoke(String packageName) {
        approvals().stream()
                .filter(approval -> isAbout(approval, packageName))
                .forEach(approval ->
                        send(request("approvals/" + approval.getValue("id")).DELETE()));
    }

    /**
     * The answer to any other request; an empty object if it has no body.
     *
     * @param path below {@code /api/v1/}
     * @param body null for a GET
     */
    public JsonObject ask(String path, JsonObject body) {
        String answer = (body == null ? send(request(path).GET()) : post(path, body)).body();
        return answer.isEmpty() ? new JsonObject() : new JsonObject(answer);
    }

    /** The UI's description of a host. */
    public JsonObject host(String name) {
        return new JsonObject(send(request("hosts/" + name).GET()).body());
    }

    private Optional<JsonArray> attempt(String path) {
        HttpRequest request = request(path + "?limit=1000").GET().build();
        try {
            HttpResponse<String> response = exchange(request);
            return response.statusCode() == 200 ? Optional.of(new JsonArray(response.body())) : Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private HttpResponse<String> post(String path, JsonObject body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body.encode())));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        HttpResponse<String> response = exchange(request.build());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(response + ": " + response.body());
        }
        return response;
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        return UnavailableRetry.send(patience, () -> HttpClients.send(client, request, BodyHandlers.ofString()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + "/api/v1/" + path))
                .timeout(TIMEOUT)
                .header("Authorization", authorization);
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }
}
