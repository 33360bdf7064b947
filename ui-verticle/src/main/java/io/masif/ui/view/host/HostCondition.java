package io.masif.ui.view.host;

import io.masif.domain.host.HostState;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can be said of a host in one word. A host can have many conditions, but only one of them is its primary condition:
 * the first of the primary ones that it has, the most urgent one. So each host counts once in a bar of primary conditions.
 */
public enum HostCondition {
    /** Two machines report under its name. */
    CONFLICT,
    /** dpkg was stopped in the middle. The name of the host's state, as those at the end. */
    INTERRUPTED,
    /** Its state is not ok: apt cannot work there, or its plan is not reliable. */
    PROBLEM,
    /** It has not been seen for longer than a limit, although it had something to report. */
    SILENT,
    /** It executes actions now. */
    RUNNING,
    /** Its last run failed and is not repaired, or a package is unpacked and not configured. */
    FAILED,
    /** A security update is pending. */
    SECURITY,
    /** An action is pending. */
    PENDING,
    /** A reboot is required. */
    REBOOT,
    /** Services have to be restarted. */
    RESTART,
    /** It has not reported what would say that it is up to date: no facts, or by version 1 no plan. */
    AWAITING,
    /** It plans actions, and all of them are decided. */
    DECIDED,
    /** It plans nothing, and nothing is wrong. */
    UP_TO_DATE,

    /** A package is unpacked and not configured. */
    HALF_CONFIGURED,
    /** It reported approved actions that it cannot execute yet. */
    BLOCKED,
    /** The package lists are missing, expired, or could not be refreshed. */
    STALE_LISTS,
    /** Packages could be upgraded and are not in the plan. */
    KEPT_BACK,
    /** Its administrator holds packages. */
    HELD,
    /** Files lie beside changed configuration files. */
    LEFTOVERS,
    /** It speaks version 1 of the protocol. */
    VERSION_ONE,
    /** Its certificate ends soon, or has ended. */
    CERTIFICATE_ENDS,

    // the states of hosts but ok and interrupted, each with the same name
    LOCKED,
    LISTS_MISSING,
    LISTS_EXPIRED,
    REFRESH_FAILED,
    SOURCES_BROKEN,
    DISK_FULL,
    READ_ONLY,
    APT_FAILED;

    private static final List<HostCondition> PRIMARY = List.copyOf(EnumSet.range(CONFLICT, UP_TO_DATE));
    private static final List<HostCondition> STATES = Stream.concat(
                    Stream.of(INTERRUPTED), EnumSet.range(LOCKED, APT_FAILED).stream())
            .toList();

    /** The primary conditions, the most urgent first: each host has exactly one of them as its primary condition. */
    public static List<HostCondition> primary() {
        return PRIMARY;
    }

    /** The conditions that are states of hosts. */
    public static List<HostCondition> states() {
        return STATES;
    }

    /** The condition of a host in that state; empty for ok. */
    public static Optional<HostCondition> of(HostState state) {
        return state == HostState.OK ? Optional.empty() : Optional.of(valueOf(state.name()));
    }

    /** The condition of the given word, exactly as {@link #word()} gives it. */
    public static Optional<HostCondition> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** Whether something went wrong, rather than that something is to be done or known. */
    public boolean isBad() {
        return this == CONFLICT
                || this == PROBLEM
                || this == FAILED
                || this == HALF_CONFIGURED
                || STATES.contains(this);
    }

    /** The word for it in an address and in the keys of texts: lower case, with hyphens. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The words of conditions. */
    public static String[] words(List<HostCondition> conditions) {
        return conditions.stream().map(HostCondition::word).toArray(String[]::new);
    }
}
