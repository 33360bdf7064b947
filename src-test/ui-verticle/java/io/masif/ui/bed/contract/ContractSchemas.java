package io.masif.ui.bed.contract;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Validates JSON by schemas of the contract. Answers must have no members that the contract does not have. */
final class ContractSchemas {
    private static final JsonSchemaOptions OPTIONS = new JsonSchemaOptions()
            .setBaseUri("https://masif.example/")
            .setDraft(Draft.DRAFT202012)
            .setOutputFormat(OutputFormat.Basic);

    private final SchemaRepository repository = SchemaRepository.create(OPTIONS);
    private final Map<JsonObject, Validator> validators = new ConcurrentHashMap<>();

    ContractSchemas(JsonObject contract) {
        JsonObject closed = contract.copy();
        close(closed.getJsonObject("components").getJsonObject("schemas"));
        repository.dereference("contract", JsonSchema.of(closed));
    }

    private static void close(Object schema) {
        if (schema instanceof JsonArray array) {
            array.forEach(ContractSchemas::close);
        } else if (schema instanceof JsonObject object) {
            if (object.containsKey("properties") && !object.containsKey("additionalProperties")) {
                object.put("additionalProperties", false);
            }
            object.forEach(member -> close(member.getValue()));
        }
    }

    /** What is wrong with a value; empty if it is valid. */
    String findFault(JsonObject schema, Object value) {
        Validator validator = validators.computeIfAbsent(
                schema, each -> repository.validator(JsonSchema.of(resolveReferences(each))));
        OutputUnit result = validator.validate(value);
        return Boolean.TRUE.equals(result.getValid())
                ? ""
                : result.getErrors().stream()
                        .map(error -> error.getInstanceLocation() + ": " + error.getError())
                        .collect(Collectors.joining("\n"));
    }

    /** References within the contract, as seen from outside of it. */
    private static JsonObject resolveReferences(JsonObject schema) {
        return new JsonObject(schema.encode().replace("\"#/", "\"https://masif.example/contract#/"));
    }
}
