package io.masif.ui.api.delivery;

import io.vertx.core.json.JsonObject;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A window that opened six hours ago and closes in six, whatever time it is. */
final class OpenWindow {
    private static final int HOURS = 6;

    private OpenWindow() {}

    /** A request that adds it to a group. */
    static String of(String group) {
        LocalTime start = LocalTime.now(ZoneOffset.UTC).minusHours(HOURS).truncatedTo(ChronoUnit.MINUTES);
        return new JsonObject()
                .put("group", group)
                .put("recurrence", "FREQ=DAILY")
                .put("start", start.toString())
                .put("minutes", 2 * 60 * HOURS)
                .put("zone", "UTC")
                .put("first_day", "2026-01-01")
                .encode();
    }
}
