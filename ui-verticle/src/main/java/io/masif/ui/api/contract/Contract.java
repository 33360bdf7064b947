package io.masif.ui.api.contract;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The contract of the API. The file is YAML, which a person can write and comment; it is served as JSON.
 *
 * @param document the OpenAPI document
 * @param operations all operations, in the order of the document
 */
public record Contract(JsonObject document, List<Operation> operations) {
    private static final String RESOURCE = "/api/openapi.yaml";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final int MAX_LENGTH = 1024 * 1024;

    public Contract {
        operations = List.copyOf(operations);
    }

    /** Reads the contract from the program's resources. */
    public static Contract load() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_LENGTH);
        options.setAllowDuplicateKeys(false);
        try (InputStream stream = Contract.class.getResourceAsStream(RESOURCE)) {
            Map<String, Object> content = new Yaml(new SafeConstructor(options)).load(stream);
            // encoded once: numbers as keys become texts
            JsonObject document = new JsonObject(new JsonObject(content).encode());
            return new Contract(document, findOperations(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Operation> findOperations(JsonObject document) {
        List<Operation> found = new ArrayList<>();
        document.getJsonObject("paths").forEach(path -> ((JsonObject) path.getValue()).forEach(member -> {
            if (METHODS.contains(member.getKey())) {
                found.add(
                        Operation.parse(document, member.getKey().toUpperCase(Locale.ROOT), path.getKey(), (JsonObject)
                                member.getValue()));
            }
        }));
        return found;
    }
}
