package io.masif.ui.view.health;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What hosts are grouped by. */
public enum HealthSubject {
    /** Runs of the last days that failed, by their message. */
    FAILED_RUNS(Amount.NONE, false, false),
    /** Why apt cannot work on hosts, or their plans are not reliable, by the sentence. */
    PROBLEMS(Amount.NONE, true, false),
    /** Origins of lists that are older on some hosts than on others. */
    LISTS(Amount.DAYS, true, false),
    /** The packages that ask for a reboot. */
    REBOOTS(Amount.NONE, false, false),
    /** Services that still use replaced files. */
    SERVICES(Amount.NONE, false, false),
    /** Packages that could be upgraded and are not in the plan, and why. */
    KEPT_BACK(Amount.NONE, true, false),
    /** Packages that administrators of hosts hold. */
    HELD(Amount.NONE, false, false),
    /** Files that dpkg left beside changed configuration files. */
    LEFTOVERS(Amount.NONE, false, false),
    /** Hosts whose name two machines report under. */
    CONFLICTS(Amount.NONE, false, true),
    /** Hosts whose clock is wrong. */
    CLOCKS(Amount.SECONDS, false, true),
    /** Hosts with little space where apt keeps what it downloads. */
    DISKS(Amount.BYTES, false, true),
    /** Hosts whose certificates end soon, or have ended, and when. */
    CERTIFICATES(Amount.SECONDS_LEFT, true, true),
    /** The versions of agents. */
    AGENTS(Amount.NONE, false, false),
    /** The releases of operating systems. */
    SYSTEMS(Amount.NONE, false, false);

    private final Amount amount;
    private final boolean hasReason;
    private final boolean isByHost;

    /** What is measured besides the number of hosts. */
    public enum Amount {
        NONE,
        /** How many days lists are older than the newest of their origin in the fleet. */
        DAYS,
        /** How many seconds a clock is ahead. */
        SECONDS,
        /** In how many seconds a certificate ends; negative if it has ended. */
        SECONDS_LEFT,
        /** How many bytes are free. */
        BYTES
    }

    HealthSubject(Amount amount, boolean hasReason, boolean isByHost) {
        this.amount = amount;
        this.hasReason = hasReason;
        this.isByHost = isByHost;
    }

    /** The subject of the given word, exactly as {@link #word()} gives it. */
    public static Optional<HealthSubject> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** All words. */
    public static String[] words() {
        return Arrays.stream(values()).map(HealthSubject::word).toArray(String[]::new);
    }

    /** The word for it in an address and in the keys of texts: lower case, with hyphens. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Amount amount() {
        return amount;
    }

    /** Whether its rows have a second text. */
    public boolean hasReason() {
        return hasReason;
    }

    /** Whether each row is one host. */
    public boolean isByHost() {
        return isByHost;
    }
}
