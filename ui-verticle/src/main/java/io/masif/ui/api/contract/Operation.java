package io.masif.ui.api.contract;

import io.masif.ui.access.RouteRule;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An operation of the contract.
 *
 * @param id its name
 * @param method the HTTP method, such as {@code GET}
 * @param path its path, with parameters in braces
 * @param access who may call it
 * @param parameters the names of its query parameters
 * @param requestType the media type of the body that it reads; null if it reads none
 * @param answerTypes the media types of its answers that are no problems; empty if they have no body
 */
public record Operation(
        String id,
        String method,
        String path,
        OperationAccess access,
        List<String> parameters,
        String requestType,
        List<String> answerTypes) {
    private static final String PROBLEM = "application/problem+json";

    public Operation {
        parameters = List.copyOf(parameters);
        answerTypes = List.copyOf(answerTypes);
    }

    static Operation parse(JsonObject document, String method, String path, JsonObject json) {
        List<String> parameters = new ArrayList<>();
        json.getJsonArray("parameters", new JsonArray()).forEach(each -> {
            JsonObject parameter = resolve(document, (JsonObject) each);
            if (parameter.getString("in").equals("query")) {
                parameters.add(parameter.getString("name"));
            }
        });
        JsonObject body = json.getJsonObject("requestBody");
        return new Operation(
                json.getString("operationId"),
                method,
                path,
                OperationAccess.parse(json),
                parameters,
                body == null
                        ? null
                        : body.getJsonObject("content").fieldNames().iterator().next(),
                findAnswerTypes(document, json.getJsonObject("responses")));
    }

    private static List<String> findAnswerTypes(JsonObject document, JsonObject responses) {
        List<String> types = new ArrayList<>();
        for (Map.Entry<String, Object> response : responses) {
            types.addAll(resolve(document, (JsonObject) response.getValue())
                    .getJsonObject("content", new JsonObject())
                    .fieldNames());
        }
        return types.stream().filter(type -> !type.equals(PROBLEM)).distinct().toList();
    }

    /** What a reference within the document refers to; the object itself if it is none. */
    static JsonObject resolve(JsonObject document, JsonObject object) {
        String reference = object.getString("$ref");
        if (reference == null) {
            return object;
        }
        JsonObject found = document;
        for (String name : reference.substring("#/".length()).split("/", -1)) {
            found = found.getJsonObject(name);
        }
        return found;
    }

    /** Which role its route needs. */
    public RouteRule rule() {
        return new RouteRule(HttpMethod.valueOf(method), route(), access.role(), false);
    }

    /** The path as the router writes it, with a colon before each parameter. */
    String route() {
        return path.replaceAll("\\{([a-z_]+)}", ":$1");
    }
}
