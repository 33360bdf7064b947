package io.masif.cli.config;

import io.masif.cli.failure.CommandFailure;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The configuration file: named servers, one of which may be the default.
 *
 * @param path of the file
 * @param content its keys and values
 */
record ServersFile(Path path, Map<?, ?> content) {
    private static final Set<String> KEYS = Set.of("default", "servers");

    /** Without content if there is no such file. */
    static ServersFile read(Path path) {
        if (!Files.exists(path)) {
            return new ServersFile(path, Map.of());
        }
        try (Reader reader = Files.newBufferedReader(path)) {
            Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            if (content == null) {
                return new ServersFile(path, Map.of());
            }
            if (content instanceof Map<?, ?> map && KEYS.containsAll(map.keySet())) {
                return new ServersFile(path, map);
            }
            throw CommandFailure.usage(path + " may have the keys default and servers, and no others.");
        } catch (IOException e) {
            throw CommandFailure.usage("The file " + path + " cannot be read.");
        } catch (YAMLException e) {
            throw CommandFailure.usage(
                    path + " is no YAML: " + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    /** The name of the default server, or of the only one; null if there is neither. */
    String defaultName() {
        Object name = content.get("default");
        if (name == null && servers().size() == 1) {
            name = servers().keySet().iterator().next();
        }
        return name == null ? null : name.toString();
    }

    /** The settings of a server; null if there is none of that name. */
    Map<?, ?> find(String name) {
        return servers().entrySet().stream()
                .filter(entry -> name.equals(String.valueOf(entry.getKey())))
                .findFirst()
                .map(entry -> entry.getValue() instanceof Map<?, ?> map ? map : Map.of())
                .orElse(null);
    }

    private Map<?, ?> servers() {
        return content.get("servers") instanceof Map<?, ?> map ? map : Map.of();
    }
}
