package io.masif.ui;

import io.masif.ui.store.history.HistoryStore;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records in the history that a UI was started with changed settings. Secrets are masked. */
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

    /** Retries until the database is available. A UI is identified by the address at which it listens. */
    void record() {
        String actor = "ui " + configuration.web().listen();
        JsonObject settings = new JsonObject().put("settings", configuration.toString());
        history.appendIfChanged(actor, HistoryStore.SETTINGS_CHANGED, settings).onFailure(e -> {
            LOG.debug("settings not in the history yet", e);
            vertx.setTimer(RETRY.toMillis(), later -> record());
        });
    }
}
