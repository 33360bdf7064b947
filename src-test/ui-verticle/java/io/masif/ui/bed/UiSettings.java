package io.masif.ui.bed;

import io.masif.boot.config.Address;
import io.masif.boot.database.DatabaseConfiguration;
import io.masif.drain.ShutdownTimes;
import io.masif.ui.LoginConfiguration;
import io.masif.ui.UiConfiguration;
import io.masif.ui.UiService;
import io.masif.ui.WebConfiguration;
import io.masif.ui.http.TrustedProxies;
import io.masif.ui.http.WebLimits;
import io.masif.ui.notification.send.NotificationSettings;
import io.masif.ui.password.HashCost;
import io.masif.ui.tls.WebTls;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;

/** With what a UI is started. */
final class UiSettings {
    TrustedProxies proxies = TrustedProxies.NONE;
    Optional<WebTls> tls = Optional.empty();
    String user = "admin";
    String password = RunningUi.PASSWORD;
    NotificationSettings notifications =
            new NotificationSettings("https://masif.test", Optional.empty(), Duration.ofMillis(50));
    WebLimits limits = new WebLimits(Duration.ofSeconds(60), Duration.ofSeconds(90), 1000);
    /** Little: tests log in very often. */
    HashCost hashCost = new HashCost(16, 1);

    UiConfiguration createConfiguration(DatabaseConfiguration database) {
        Address anyPort = new Address("127.0.0.1", 0);
        return new UiConfiguration(
                new WebConfiguration(anyPort, tls, false, proxies, limits),
                new LoginConfiguration(user, password, RunningUi.TOKEN),
                50,
                notifications,
                database,
                new UiConfiguration.Observability("info", anyPort),
                ShutdownTimes.NONE);
    }

    Vertx createVertx() {
        Vertx vertx = new UiService().createVertx();
        hashCost.set(vertx);
        return vertx;
    }
}
