package io.masif.ui;

import io.masif.ui.store.HistoryStore;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the history that a UI has been started with other settings than before. Secrets are masked there. */
final class SettingsHistory {
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(SettingsHistory.class);

    private final Vertx vertx;
    private final HistoryStore history;
    private final UiConfiguration configuration;

    SettingsHistory(Vertx vertx, HistoryStore history, UiConfiguration configuration) {
        this.vertx = vertx;
        this.history = history;
        this.configuration = configuration;
    }

    /** Tried until the database is there. The address that it listens at stands for a UI. */
    void record() {
        String actor = "ui " + configuration.listen();
        JsonObject settings = new JsonObject().put("settings", configuration.toString());
        history.appendIfChanged(actor, HistoryStore.SETTINGS_CHANGED, settings).onFailure(e -> {
            LOG.debug("settings not in the history yet", e);
            vertx.setTimer(RETRY.toMillis(), later -> record());
        });
    }
}
