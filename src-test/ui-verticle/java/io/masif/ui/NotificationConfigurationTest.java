package io.masif.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.masif.boot.config.ConfigurationException;
import io.masif.boot.config.Settings;
import io.masif.ui.notification.send.MailServer;
import io.masif.ui.notification.send.NotificationSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NotificationConfigurationTest {
    @Test
    void everyKey() {
        Map<String, Object> file = new HashMap<>(Map.of(
                "notifications.url", "https://masif.example.com/",
                "notifications.retry", 3,
                "notifications.mail.host", "mail.example.com",
                "notifications.mail.user", "masif",
                "notifications.mail.password", "a long secret",
                "notifications.mail.from", "masif@example.com"));
        NotificationSettings read = read(file);
        assertThat(read.url()).isEqualTo("https://masif.example.com");
        assertThat(read.retry()).isEqualTo(Duration.ofSeconds(3));
        assertThat(read.mail())
                .contains(new MailServer(
                        "mail.example.com",
                        587,
                        MailServer.Security.STARTTLS,
                        "masif",
                        "a long secret",
                        "masif@example.com"));
        assertThat(read(file).toString()).doesNotContain("a long secret");
        file.put("notifications.mail.security", "tls");
        assertThat(read(file).mail().orElseThrow().port()).isEqualTo(465);
        file.put("notifications.mail.port", 2525);
        assertThat(read(file).mail().orElseThrow().port()).isEqualTo(2525);
    }

    @Test
    void aMailServerIsCheckedTogether() {
        assertThat(errors(Map.of("notifications.mail.host", "mail.example.com", "notifications.mail.user", "masif")))
                .anyMatch(error -> error.startsWith("notifications.mail.from is missing"))
                .anyMatch(error -> error.startsWith("notifications.mail.password is missing: give user and password"));
        assertThat(errors(Map.of(
                        "notifications.mail.host", "mail.example.com",
                        "notifications.mail.from", "nobody",
                        "notifications.mail.security", "none",
                        "notifications.mail.user", "masif",
                        "notifications.mail.password", "a long secret",
                        "notifications.url", "masif.example.com")))
                .anyMatch(error -> error.startsWith("notifications.mail.from must be a mail address"))
                .anyMatch(error -> error.startsWith("notifications.mail.security is none, but a password"))
                .anyMatch(error -> error.startsWith("notifications.url must be the address of this UI"));
    }

    private static List<String> errors(Map<String, Object> file) {
        return catchThrowableOfType(ConfigurationException.class, () -> read(file))
                .errors();
    }

    private static NotificationSettings read(Map<String, Object> file) {
        Settings settings = new Settings("MASIF_UI", file, Map.of());
        NotificationSettings read = NotificationConfiguration.read(settings);
        settings.finish();
        return read;
    }
}
