package io.masif.master.housekeeping;

import io.masif.boot.config.Settings;

/**
 * How many days is kept what nobody needs any more.
 *
 * @param planDays those that no host has, and actions that are in no plan and no run; at least 1
 * @param runDays that have ended so long ago
 * @param eventDays of the history; 0: for ever
 * @param hostDays that have not been seen for so long; 0: for ever
 */
public record Retention(int planDays, int runDays, int eventDays, int hostDays) {
    private static final int MAX_DAYS = 36_500;

    /** Reads {@code retention.plans}, {@code retention.runs}, {@code retention.events}, {@code retention.hosts}. */
    public static Retention from(Settings settings) {
        return new Retention(
                settings.getInteger("retention.plans", 7, 1, MAX_DAYS),
                settings.getInteger("retention.runs", 180, 1, MAX_DAYS),
                settings.getInteger("retention.events", 730, 0, MAX_DAYS),
                settings.getInteger("retention.hosts", 0, 0, MAX_DAYS));
    }
}
