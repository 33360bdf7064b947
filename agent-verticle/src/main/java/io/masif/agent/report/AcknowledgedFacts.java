package io.masif.agent.report;

import io.vertx.core.json.JsonObject;

/**
 * Which facts have changed since the last acknowledgement. Free space on a disk is rounded, and near a limit between two
 * values it changes with every small file: a difference of one step alone is no change.
 */
final class AcknowledgedFacts {
    private static final String ARCHIVES_FREE = "archivesFree";
    private static final long ROUNDING_BYTES = 100_000_000;
    private static final long SMALL_ROUNDING_BYTES = 10_000_000;
    private static final long LARGE_SPACE_BYTES = 1_000_000_000;

    private AcknowledgedFacts() {}

    /** The acknowledged facts if only the free space differs, and by one step only; the current ones otherwise. */
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
