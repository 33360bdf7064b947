package io.masif.master.housekeeping;

import io.masif.boot.Settings;

/**
 * How many days is kept what nobody needs any more.
 *
 * @param plans those that no host has, and actions that are in no plan and no run; at least 1
 * @param runs that have ended so long ago
 * @param events of the history; 0: for ever
 * @param hosts that have not been seen for so long; 0: for ever
 */
public record Retention(int plans, int runs, int events, int hosts) {
    private static final int LONGEST = 36_500;

    /** Reads {@code retention.plans}, {@code retention.runs}, {@code retention.events}, {@code retention.hosts}. */
    public static Retention from(Settings settings) {
        return new Retention(
                settings.integer("retention.plans", 7, 1, LONGEST),
                settings.integer("retention.runs", 180, 1, LONGEST),
                settings.integer("retention.events", 730, 0, LONGEST),
                settings.integer("retention.hosts", 0, 0, LONGEST));
    }
}
