package io.masif.ui;

import io.masif.boot.config.Settings;
import io.masif.ui.notification.route.MailAddresses;
import io.masif.ui.notification.send.MailServer;
import io.masif.ui.notification.send.NotificationSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Reads the settings {@code notifications.*}. */
final class NotificationConfiguration {
    private static final String PREFIX = "notifications.";
    private static final String MAIL = PREFIX + "mail.";
    private static final int MAX_PORT = 65_535;
    private static final int MAX_RETRY_SECONDS = 3600;

    private NotificationConfiguration() {}

    static NotificationSettings read(Settings settings) {
        return new NotificationSettings(
                settings.getParsed(
                        PREFIX + "url",
                        null,
                        "the address of this UI such as https://masif.example.com",
                        NotificationConfiguration::parseUrl),
                readMail(settings),
                Duration.ofSeconds(settings.getInteger(PREFIX + "retry", 10, 1, MAX_RETRY_SECONDS)));
    }

    private static String parseUrl(String text) {
        URI uri = URI.create(text);
        boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!isHttp || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
            throw new IllegalArgumentException(text);
        }
        return text.replaceFirst("/+$", "");
    }

    private static Optional<MailServer> readMail(Settings settings) {
        String host = settings.getText(MAIL + "host", null);
        MailServer.Security security = settings.getParsed(
                MAIL + "security",
                "starttls",
                "starttls, tls or none",
                text -> MailServer.Security.valueOf(text.toUpperCase(Locale.ROOT)));
        int port = settings.getInteger(MAIL + "port", usualPort(security), 1, MAX_PORT);
        String user = settings.getText(MAIL + "user", null);
        String password = SecretSetting.read(settings, MAIL + "password");
        String from = settings.getParsed(
                MAIL + "from",
                null,
                "a mail address such as masif@example.com",
                NotificationConfiguration::parseAddress);
        if (host == null) {
            return Optional.empty();
        }
        if (from == null) {
            settings.getRequiredText(MAIL + "from", "the sender's address such as masif@example.com");
        }
        checkLogin(settings, security, user, password);
        return Optional.of(new MailServer(host, port, security, user, password, from));
    }

    private static String parseAddress(String text) {
        if (!MailAddresses.isValid(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static void checkLogin(Settings settings, MailServer.Security security, String user, String password) {
        if ((user == null) != (password == null)) {
            settings.addError(
                    MAIL + (user == null ? "user" : "password"),
                    "is missing: give user and password, or neither of them");
        }
        if (password != null && security == MailServer.Security.NONE) {
            settings.addError(
                    MAIL + "security",
                    "is none, but a password would cross the network in plain text: make it starttls or tls");
        }
    }

    /** The ports of RFC 6409, RFC 8314 and RFC 5321. */
    private static int usualPort(MailServer.Security security) {
        return switch (security) {
            case STARTTLS -> 587;
            case TLS -> 465;
            case NONE -> 25;
        };
    }
}
