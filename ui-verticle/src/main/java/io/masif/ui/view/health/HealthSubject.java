package io.masif.ui.view.health;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What hosts are grouped by. */
public enum HealthSubject {
    /** Runs of the last days that failed, by their message. */
    FAILED_RUNS(Source.DATABASE, Amount.NONE, false, false),
    /** Why apt cannot work on hosts, or their plans are not reliable, by the sentence. */
    PROBLEMS(Source.INDEX, Amount.NONE, true, false),
    /** Origins of lists that are older on some hosts than on others. */
    LISTS(Source.INDEX, Amount.DAYS, true, false),
    /** The packages that ask for a reboot. */
    REBOOTS(Source.INDEX, Amount.NONE, false, false),
    /** Services that still use replaced files. */
    SERVICES(Source.INDEX, Amount.NONE, false, false),
    /** Packages that could be upgraded and are not in the plan, and why. */
    KEPT_BACK(Source.INDEX, Amount.NONE, true, false),
    /** Packages that administrators of hosts hold. */
    HELD(Source.INDEX, Amount.NONE, false, false),
    /** Files that dpkg left beside changed configuration files. */
    LEFTOVERS(Source.INDEX, Amount.NONE, false, false),
    /** Hosts whose name two machines report under. */
    CONFLICTS(Source.INDEX, Amount.NONE, false, true),
    /** Hosts whose clock is wrong. */
    CLOCKS(Source.DATABASE, Amount.SECONDS, false, true),
    /** Hosts with little space where apt keeps what it downloads. */
    DISKS(Source.INDEX, Amount.BYTES, false, true),
    /** Hosts whose certificates end soon, or have ended, and when. */
    CERTIFICATES(Source.INDEX, Amount.SECONDS_LEFT, true, true),
    /** The versions of agents. */
    AGENTS(Source.INDEX, Amount.NONE, false, false),
    /** The releases of operating systems. */
    SYSTEMS(Source.INDEX, Amount.NONE, false, false);

    private final Source source;
    private final Amount amount;
    private final boolean hasReason;
    private final boolean isByHost;

    /** What has the values of hosts. */
    public enum Source {
        /** What hosts reported last. */
        INDEX,
        /** What is not in the index, since it is history, or changes without a report. */
        DATABASE
    }

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

    HealthSubject(Source source, Amount amount, boolean hasReason, boolean isByHost) {
        this.source = source;
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

    public Source source() {
        return source;
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
