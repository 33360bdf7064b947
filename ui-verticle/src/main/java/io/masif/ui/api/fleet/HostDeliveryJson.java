package io.masif.ui.api.fleet;

import io.masif.schedule.Period;
import io.masif.ui.api.answer.ApiJson;
import io.masif.ui.view.delivery.HostDelivery;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;

/** Writes when approvals are handed out to a host. */
final class HostDeliveryJson {
    private HostDeliveryJson() {}

    static JsonObject write(HostDelivery delivery) {
        Period next = delivery.next();
        return new JsonObject()
                .put("state", delivery.now().state().name().toLowerCase(Locale.ROOT))
                .put("until", formatEnd(delivery.now().until()))
                .put("opens", next == null ? null : ApiJson.formatInstant(next.from()))
                .put("closes", next == null ? null : formatEnd(next.until()))
                .put("zone", delivery.zone() == null ? null : delivery.zone().getId())
                .put(
                        "freeze",
                        delivery.freeze() == null ? null : delivery.freeze().reason());
    }

    /** Null for never. */
    private static String formatEnd(Instant end) {
        return end.equals(Instant.MAX) ? null : ApiJson.formatInstant(end);
    }
}
