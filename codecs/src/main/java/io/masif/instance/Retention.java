package io.masif.instance;

import io.masif.boot.config.Settings;

/**
 * How many days rows are kept that are not needed any more.
 *
 * @param planDays for plans that no host has, and actions that are in no plan and no run; at least 1
 * @param runDays for runs, since they were last reported
 * @param eventDays for events of the history; 0: for ever
 * @param hostDays for hosts, since they were last seen; 0: for ever
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
