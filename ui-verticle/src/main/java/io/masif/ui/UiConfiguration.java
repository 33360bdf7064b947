package io.masif.ui;

import io.masif.boot.ManagementConfiguration;
import io.masif.boot.config.Address;
import io.masif.boot.config.Settings;
import io.masif.boot.database.DatabaseConfiguration;
import io.masif.boot.logging.LoggingConfiguration;
import io.masif.text.Quote;
import io.masif.ui.http.TrustedProxies;
import io.masif.ui.http.WebLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * All settings of the UI.
 *
 * @param listen where browsers and programs connect
 * @param secureCookie whether the session's cookie is for HTTPS only
 * @param user the administrator's name
 * @param password the administrator's password; null lets the first start generate one
 * @param apiToken what programs may show instead of name and password; null if there is none
 * @param feedPoll how often the database is asked for changes, in milliseconds
 * @param database where everything is stored
 * @param logLevel error, warning, info or debug
 * @param management where /livez, /readyz and /metrics are
 * @param proxies whose word counts on where a request comes from
 * @param limits what browsers and programs may cost
 */
public record UiConfiguration(
        Address listen,
        boolean secureCookie,
        String user,
        String password,
        String apiToken,
        int feedPoll,
        DatabaseConfiguration database,
        String logLevel,
        Address management,
        TrustedProxies proxies,
        WebLimits limits) {
    private static final int MAX_NAME_LENGTH = 64;
    private static final int MIN_SECRET_LENGTH = 8;
    private static final int MAX_POLL_MILLIS = 60_000;

    /** Reads every key. */
    static UiConfiguration read(Settings settings) {
        return new UiConfiguration(
                settings.getParsed("web.listen", "127.0.0.1:8080", "HOST:PORT", Address::parse),
                settings.getBoolean("web.secureCookie", false),
                readName(settings, "login.user", "admin"),
                readSecret(settings, "login.password"),
                readSecret(settings, "api.token"),
                settings.getInteger("feed.poll", 500, 10, MAX_POLL_MILLIS),
                DatabaseConfiguration.from(settings),
                LoggingConfiguration.readLevel(settings),
                ManagementConfiguration.readListenAddress(settings, "127.0.0.1:8081"),
                settings.getParsed(
                        "web.proxies",
                        "",
                        "IP addresses or networks such as 10.0.0.0/8, separated by commas",
                        TrustedProxies::parse),
                WebLimits.read(settings));
    }

    /** Without its secrets. */
    @Override
    public String toString() {
        return "listen=" + listen + " secureCookie=" + secureCookie + " user=" + user + " password=" + mask(password)
                + " apiToken=" + mask(apiToken) + " feedPoll=" + feedPoll + " database=" + database + " logLevel="
                + logLevel + " management=" + management + " proxies=" + proxies + " limits=" + limits;
    }

    private static String mask(String secret) {
        return secret == null ? "none" : "***";
    }

    /** One that nobody takes for another, and that HTTP Basic can carry. */
    private static String readName(Settings settings, String key, String defaultName) {
        String name = settings.getText(key, defaultName);
        String visibleName = Quote.truncate(name, MAX_NAME_LENGTH);
        if (!visibleName.equals(name) || !name.equals(name.strip()) || name.contains(":")) {
            settings.addError(
                    key,
                    "must be a name of at most " + MAX_NAME_LENGTH
                            + " visible characters, without a colon, and without blanks at its ends");
        }
        return name;
    }

    private static String readSecret(Settings settings, String key) {
        String value = settings.getText(key, null);
        String file = settings.getText(key + "File", null);
        if (value != null && file != null) {
            settings.addError(key + "File", "and " + key + " are both given: give only one of them");
        }
        String secret = file == null ? value : readSecretFile(settings, key + "File", file);
        if (secret != null && secret.length() < MIN_SECRET_LENGTH) {
            settings.addError(key, "must have at least " + MIN_SECRET_LENGTH + " characters");
        }
        return secret;
    }

    private static String readSecretFile(Settings settings, String key, String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            settings.addError(key, "names a file that cannot be read: " + file);
            return null;
        }
    }
}
