package io.masif.cli.config;

import io.masif.cli.failure.CommandFailure;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Selects the server: {@code --server}, else {@code MASIF_SERVER}, else the file's default. Each is a name in the file or an
 * address. {@code MASIF_TOKEN} goes before the credentials of the file, {@code MASIF_CA} before its authority.
 */
public final class ServerSelection {
    private static final Set<String> KEYS =
            Set.of("url", "token", "tokenFile", "user", "password", "passwordFile", "ca");

    private final Map<String, String> environment;

    /** @param environment the variables of the process */
    public ServerSelection(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * The selected server.
     *
     * @param option the value of {@code --server}; null if it is not given
     * @throws CommandFailure with what is wrong or missing
     */
    public Server select(String option) {
        ServersFile file = ServersFile.read(filePath());
        String selected = option != null ? option : environment.get("MASIF_SERVER");
        String name = selected == null || selected.isBlank() ? file.defaultName() : selected;
        if (name == null) {
            throw CommandFailure.usage("No server is named: give --server URL, set MASIF_SERVER, or write servers into "
                    + file.path() + " (see: masif --help).");
        }
        if (name.contains("://")) {
            return createServer(name, file.path(), Map.of("url", name));
        }
        Map<?, ?> settings = file.find(name);
        if (settings == null) {
            throw CommandFailure.usage("There is no server " + name + " in " + file.path() + ".");
        }
        if (!KEYS.containsAll(settings.keySet())) {
            throw CommandFailure.usage("The server " + name + " in " + file.path()
                    + " may have the keys url, token, tokenFile, user, password, passwordFile and ca, and no others.");
        }
        return createServer(name, file.path(), settings);
    }

    private Server createServer(String name, Path file, Map<?, ?> settings) {
        if (settings.get("url") == null) {
            throw CommandFailure.usage("The server " + name + " in " + file + " has no url.");
        }
        String ca = environment.getOrDefault("MASIF_CA", text(settings, "ca"));
        return new Server(
                name,
                Server.parseUrl(text(settings, "url")),
                new Credentials(file, environment).authorization(settings),
                ca == null || ca.isBlank() ? null : resolve(file, ca));
    }

    private Path filePath() {
        String file = environment.get("MASIF_CONFIG");
        if (file != null && !file.isBlank()) {
            return Path.of(file);
        }
        String folder = environment.get("XDG_CONFIG_HOME");
        Path config = folder == null || folder.isBlank()
                ? Path.of(environment.getOrDefault("HOME", ".")).resolve(".config")
                : Path.of(folder);
        return config.resolve("masif/config.yaml");
    }

    /** Null if it is absent. */
    static String text(Map<?, ?> settings, String key) {
        Object value = settings.get(key);
        return value == null ? null : value.toString();
    }

    /** A path that the configuration file names, relative to its folder; {@code ~/} is the home folder. */
    static Path resolve(Path file, String text) {
        String path = text.startsWith("~/") ? System.getProperty("user.home") + text.substring(1) : text;
        return file.toAbsolutePath().resolveSibling(path);
    }
}
