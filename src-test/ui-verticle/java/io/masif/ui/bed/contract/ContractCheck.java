package io.masif.ui.bed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.api.contract.Contract;
import io.masif.ui.api.contract.Operation;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Optional;

/** Asserts that an answer is one that the contract has, and that a request that was admitted is one as well. */
public final class ContractCheck {
    private static final int FIRST_ERROR = 400;
    private static final String JSON = "application/json";
    private static final Contract CONTRACT = Contract.load();
    private static final ContractSchemas SCHEMAS = new ContractSchemas(CONTRACT.document());

    private ContractCheck() {}

    /** @param body the body of the request; null if there was none */
    public static void check(String method, URI address, String body, HttpResponse<String> answer) {
        Optional<Operation> operation = CONTRACT.operations().stream()
                .filter(each -> each.method().equals(method) && matches(each.path(), address.getRawPath()))
                .findFirst();
        String request = method + " " + address + "\n" + body;
        if (answer.statusCode() >= FIRST_ERROR) {
            assertProblem(request, answer);
            return;
        }
        assertThat(operation).as("an operation of the contract for " + request).isPresent();
        JsonObject json = find(operation.get());
        if (operation.get().requestType() != null && body != null && !body.isEmpty()) {
            JsonObject schema = json.getJsonObject("requestBody")
                    .getJsonObject("content")
                    .getJsonObject(JSON)
                    .getJsonObject("schema");
            assertThat(SCHEMAS.findFault(schema, Json.decodeValue(body)))
                    .as(request)
                    .isEmpty();
        }
        assertAnswer(request, json.getJsonObject("responses"), answer);
    }

    private static boolean matches(String template, String path) {
        return path.matches(template.replaceAll("\\{[a-z_]+}", "[^/]+"));
    }

    private static JsonObject find(Operation operation) {
        return CONTRACT.document()
                .getJsonObject("paths")
                .getJsonObject(operation.path())
                .getJsonObject(operation.method().toLowerCase(Locale.ROOT));
    }

    private static void assertAnswer(String request, JsonObject responses, HttpResponse<String> answer) {
        String status = Integer.toString(answer.statusCode());
        assertThat(responses.fieldNames()).as(request).contains(status);
        JsonObject response = resolve(responses.getJsonObject(status));
        JsonObject content = response.getJsonObject("content");
        if (content == null) {
            assertThat(answer.body()).as(request).isEmpty();
            return;
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        assertThat(content.fieldNames()).as(request).contains(type);
        if (type.equals(JSON)) {
            assertThat(SCHEMAS.findFault(
                            content.getJsonObject(type).getJsonObject("schema"), Json.decodeValue(answer.body())))
                    .as(request + "\n" + answer.body())
                    .isEmpty();
        }
        response.getJsonObject("headers", new JsonObject()).fieldNames().stream()
                .filter("ETag"::equals)
                .forEach(header -> assertThat(answer.headers().firstValue(header))
                        .as(request)
                        .isPresent());
    }

    private static void assertProblem(String request, HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type")).as(request).contains("application/problem+json");
        JsonObject problem = new JsonObject(answer.body());
        JsonObject schema = new JsonObject().put("$ref", "#/components/schemas/Problem");
        assertThat(SCHEMAS.findFault(schema, problem)).as(request).isEmpty();
        assertThat(problem.getInteger("status")).as(request).isEqualTo(answer.statusCode());
    }

    private static JsonObject resolve(JsonObject object) {
        String reference = object.getString("$ref");
        return reference == null
                ? object
                : CONTRACT.document()
                        .getJsonObject("components")
                        .getJsonObject("responses")
                        .getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
    }
}
