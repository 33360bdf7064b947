package io.masif.agent.report;

import io.vertx.core.json.JsonObject;

/**
 * Which facts are news to a master. Free space on a disk is told in steps, and at the edge of one it goes up and down
 * with every small file: one step alone is no news.
 */
final class AcknowledgedFacts {
    private static final String ARCHIVES_FREE = "archivesFree";
    private static final long ROUNDING_BYTES = 100_000_000;
    private static final long SMALL_ROUNDING_BYTES = 10_000_000;
    private static final long LARGE_SPACE_BYTES = 1_000_000_000;

    private AcknowledgedFacts() {}

    /** Those that are to be told now: the known ones, if nothing but that differs. */
    static JsonObject ignoreSmallChange(JsonObject current, JsonObject acknowledged) {
        if (acknowledged == null || !current.containsKey(ARCHIVES_FREE) || !acknowledged.containsKey(ARCHIVES_FREE)) {
            return current;
        }
        boolean isSmallChange = Math.abs(current.getLong(ARCHIVES_FREE) - acknowledged.getLong(ARCHIVES_FREE))
                <= (acknowledged.getLong(ARCHIVES_FREE) < LARGE_SPACE_BYTES ? SMALL_ROUNDING_BYTES : ROUNDING_BYTES);
        return isSmallChange
                        && current.copy()
                                .put(ARCHIVES_FREE, acknowledged.getLong(ARCHIVES_FREE))
                                .equals(acknowledged)
                ? acknowledged
                : current;
    }
}
