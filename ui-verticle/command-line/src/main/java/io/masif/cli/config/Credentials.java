package io.masif.cli.config;

import static io.masif.cli.config.ServerSelection.resolve;
import static io.masif.cli.config.ServerSelection.text;

import io.masif.cli.failure.CommandFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/**
 * Makes the header {@code Authorization}: a bearer token, or a name and a password.
 *
 * @param file the configuration file, which must be private if it has a secret itself
 * @param environment the variables of the process
 */
record Credentials(Path file, Map<String, String> environment) {
    /** Null if there are none. */
    String authorization(Map<?, ?> settings) {
        String token = environment.get("MASIF_TOKEN");
        if (token != null && !token.isBlank()) {
            return bearer(token.strip());
        }
        String user = text(settings, "user");
        String stored = secret(settings, "token");
        if (user != null && stored != null) {
            throw CommandFailure.usage("A server in " + file + " has both a user and a token: give only one of them.");
        }
        if (stored != null) {
            return bearer(stored);
        }
        if (user == null) {
            return null;
        }
        String password = secret(settings, "password");
        if (password == null) {
            throw CommandFailure.usage("The user " + user + " in " + file + " has no password: give passwordFile.");
        }
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    private String secret(Map<?, ?> settings, String key) {
        String inline = text(settings, key);
        String other = text(settings, key + "File");
        if (inline != null && other != null) {
            throw CommandFailure.usage(
                    "A server in " + file + " has both " + key + " and " + key + "File: give only one of them.");
        }
        if (inline != null) {
            SecretFile.requirePrivate(file);
            return inline;
        }
        return other == null ? null : SecretFile.read(resolve(file, other));
    }

    private static String bearer(String token) {
        if (!token.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            throw CommandFailure.usage("The token must consist of visible ASCII characters.");
        }
        return "Bearer " + token;
    }
}
