package io.masif.agent.report;

import io.vertx.core.json.JsonObject;

/**
 * Which facts are news to a master. Free space on a disk is told in steps, and at the edge of one it goes up and down
 * with every small file: one step alone is no news.
 */
final class KnownFacts {
    private static final String FREE = "archivesFree";
    private static final long STEP = 100_000_000;
    private static final long SMALL_STEP = 10_000_000;
    private static final long PLENTY = 1_000_000_000;

    private KnownFacts() {}

    /** Those that are to be told now: the known ones, if nothing but that differs. */
    static JsonObject settled(JsonObject now, JsonObject known) {
        if (known == null || !now.containsKey(FREE) || !known.containsKey(FREE)) {
            return now;
        }
        boolean small =
                Math.abs(now.getLong(FREE) - known.getLong(FREE)) <= (known.getLong(FREE) < PLENTY ? SMALL_STEP : STEP);
        return small && now.copy().put(FREE, known.getLong(FREE)).equals(known) ? known : now;
    }
}
