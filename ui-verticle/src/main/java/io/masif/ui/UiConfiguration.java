package io.masif.ui;

import io.masif.boot.Address;
import io.masif.boot.DatabaseConfiguration;
import io.masif.boot.Logging;
import io.masif.boot.Management;
import io.masif.boot.Settings;
import io.masif.domain.Quote;
import io.masif.ui.login.TrustedProxies;
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
    private static final int LONGEST_NAME = 64;
    private static final int SHORTEST_SECRET = 8;
    private static final int LONGEST_POLL = 60_000;

    /** Reads every key. */
    static UiConfiguration read(Settings settings) {
        return new UiConfiguration(
                settings.parsed("web.listen", "127.0.0.1:8080", "HOST:PORT", Address::parse),
                settings.flag("web.secureCookie", false),
                name(settings, "login.user", "admin"),
                secret(settings, "login.password"),
                secret(settings, "api.token"),
                settings.integer("feed.poll", 500, 10, LONGEST_POLL),
                DatabaseConfiguration.from(settings),
                Logging.level(settings),
                Management.listen(settings, "127.0.0.1:8081"),
                settings.parsed(
                        "web.proxies",
                        "",
                        "IP addresses or networks such as 10.0.0.0/8, separated by commas",
                        TrustedProxies::parse),
                WebLimits.read(settings));
    }

    /** Without its secrets. */
    @Override
    public String toString() {
        return "listen=" + listen + " secureCookie=" + secureCookie + " user=" + user + " password=" + masked(password)
                + " apiToken=" + masked(apiToken) + " feedPoll=" + feedPoll + " database=" + database + " logLevel="
                + logLevel + " management=" + management + " proxies=" + proxies + " limits=" + limits;
    }

    private static String masked(String secret) {
        return secret == null ? "none" : "***";
    }

    /** One that nobody takes for another, and that HTTP Basic can carry. */
    private static String name(Settings settings, String key, String otherwise) {
        String name = settings.text(key, otherwise);
        String shown = Quote.beginning(name, LONGEST_NAME);
        if (!shown.equals(name) || !name.equals(name.strip()) || name.contains(":")) {
            settings.error(
                    key,
                    "must be a name of at most " + LONGEST_NAME
                            + " visible characters, without a colon, and without blanks at its ends");
        }
        return name;
    }

    private static String secret(Settings settings, String key) {
        String direct = settings.text(key, null);
        String file = settings.text(key + "File", null);
        if (direct != null && file != null) {
            settings.error(key + "File", "and " + key + " are both given: give only one of them");
        }
        String secret = file == null ? direct : content(settings, key + "File", file);
        if (secret != null && secret.length() < SHORTEST_SECRET) {
            settings.error(key, "must have at least " + SHORTEST_SECRET + " characters");
        }
        return secret;
    }

    private static String content(Settings settings, String key, String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            settings.error(key, "names a file that cannot be read: " + file);
            return null;
        }
    }
}
