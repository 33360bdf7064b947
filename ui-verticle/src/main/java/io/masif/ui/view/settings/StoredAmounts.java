package io.masif.ui.view.settings;

import java.time.Instant;

/**
 * How much is in the database.
 *
 * @param planning hosts that have a plan with actions
 * @param oldestEvent null if there is no event
 * @param oldestRun when the oldest run was last reported; null if there is no run
 */
public record StoredAmounts(
        Database database,
        long hosts,
        long planning,
        long plans,
        long actions,
        Instant oldestEvent,
        Instant oldestRun) {
    /**
     * The database.
     *
     * @param product what it calls itself, such as {@code MariaDB Server}
     * @param version its version
     * @param schema the version of the schema
     */
    public record Database(String product, String version, int schema) {}
}
