package io.masif.rig.synthetic;

import java.util.Map;

/** What is unusual about a host. Of 150 hosts one has each trait, and the first 100 have them all. */
public enum HostTrait {
    NONE,
    INTERRUPTED,
    LOCKED,
    LISTS_MISSING,
    LISTS_EXPIRED,
    REFRESH_FAILED,
    SOURCES_BROKEN,
    DISK_FULL,
    READ_ONLY,
    APT_FAILED,
    /** It has not reported for hours or weeks. */
    SILENT,
    /** It speaks version 1 of the protocol, and has no facts. */
    VERSION_ONE,
    WRONG_CLOCK,
    /** Two machines report under its name. */
    DUPLICATE;

    private static final int CYCLE = 150;
    private static final Map<Integer, HostTrait> BY_NUMBER = Map.ofEntries(
            Map.entry(4, SILENT),
            Map.entry(7, INTERRUPTED),
            Map.entry(11, VERSION_ONE),
            Map.entry(17, LOCKED),
            Map.entry(23, LISTS_EXPIRED),
            Map.entry(29, DUPLICATE),
            Map.entry(36, LISTS_MISSING),
            Map.entry(41, REFRESH_FAILED),
            Map.entry(48, SILENT),
            Map.entry(53, DISK_FULL),
            Map.entry(59, WRONG_CLOCK),
            Map.entry(64, SOURCES_BROKEN),
            Map.entry(71, READ_ONLY),
            Map.entry(77, VERSION_ONE),
            Map.entry(83, APT_FAILED),
            Map.entry(88, REFRESH_FAILED),
            Map.entry(95, LISTS_EXPIRED),
            Map.entry(110, SILENT),
            Map.entry(131, VERSION_ONE));

    /** That of the host of that number. */
    public static HostTrait of(int number) {
        return BY_NUMBER.getOrDefault(number % CYCLE, NONE);
    }
}
