package io.masif.ui.api.answer;

import io.masif.ui.view.delivery.HeldBack;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** Writes what keeps approvals from being handed out to hosts that wait. */
public final class HeldBackJson {
    private HeldBackJson() {}

    /** Null for null. */
    public static JsonObject write(HeldBack held) {
        return held == null
                ? null
                : new JsonObject()
                        .put("hosts", held.hosts())
                        .put("state", held.state().name().toLowerCase(Locale.ROOT))
                        .put("start", ApiJson.formatInstant(held.start()))
                        .put("zone", held.zone() == null ? null : held.zone().getId());
    }
}
