package io.masif.boot.config;

import io.vertx.config.ConfigRetriever;
import io.vertx.config.ConfigRetrieverOptions;
import io.vertx.config.ConfigStoreOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a file of settings: YAML, or an INI file of an existing agent or master. The file's name does not matter. */
public final class ConfigurationFile {
    private ConfigurationFile() {}

    /**
     * The keys of the file with their values, nested keys joined by dots.
     *
     * @return a future that fails with a {@link ConfigurationException} if the file cannot be read or parsed
     */
    public static Future<Map<String, Object>> read(Vertx vertx, Path path) {
        return vertx.fileSystem()
                .readFile(path.toAbsolutePath().toString())
                .map(Buffer::toString)
                .recover(e -> failUnreadable(path, e))
                .compose(text ->
                        IniFile.isIni(text) ? Future.succeededFuture(text).map(IniFile::parse) : readYaml(vertx, path));
    }

    private static Future<Map<String, Object>> readYaml(Vertx vertx, Path path) {
        ConfigStoreOptions store = new ConfigStoreOptions()
                .setType("file")
                .setFormat("yaml")
                .setConfig(new JsonObject()
                        .put("path", path.toAbsolutePath().toString())
                        .put("raw-data", true));
        ConfigRetriever retriever = ConfigRetriever.create(
                vertx, new ConfigRetrieverOptions().setScanPeriod(-1).addStore(store));
        return retriever
                .getConfig()
                .map(json -> {
                    Map<String, Object> flat = new LinkedHashMap<>();
                    flatten("", json, flat);
                    return flat;
                })
                .recover(e -> ConfigurationFile.<Map<String, Object>>failUnreadable(path, e))
                .eventually(retriever::close);
    }

    private static <T> Future<T> failUnreadable(Path path, Throwable reason) {
        return Future.failedFuture(new ConfigurationException(
                List.of("the configuration file " + path + " cannot be read: " + findReason(reason))));
    }

    private static void flatten(String path, JsonObject json, Map<String, Object> flat) {
        json.forEach(entry -> {
            String key = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            if (entry.getValue() instanceof JsonObject nested) {
                flatten(key, nested, flat);
            } else if (entry.getValue() != null) {
                flat.put(key, entry.getValue());
            }
        });
    }

    private static String findReason(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof NoSuchFileException ? "there is no such file" : cause.getMessage();
    }
}
