package io.masif.domain.host;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a host's report about its packages is reliable, and whether it can execute actions. */
public enum HostState {
    OK,
    /** dpkg was stopped in the middle: its folder {@code updates} is not empty. */
    INTERRUPTED,
    /** Another process holds the lock of apt or dpkg. */
    LOCKED,
    LISTS_MISSING,
    /** The release files are older than their own Valid-Until. */
    LISTS_EXPIRED,
    /** The lists could not be refreshed: a dead mirror, no network, a wrong hash sum or signature. */
    REFRESH_FAILED,
    /** apt cannot read its configuration, sources or preferences. */
    SOURCES_BROKEN,
    DISK_FULL,
    READ_ONLY,
    /** apt or dpkg failed for another reason; see the sentence. */
    APT_FAILED;

    /** The word for this state on the wire and on the page: lower case, with hyphens. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The state of the given word, exactly as {@link #word()} gives it. */
    public static Optional<HostState> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }

    /** All words, for a message that says what would be right. */
    public static String words() {
        return Arrays.stream(values()).map(HostState::word).collect(Collectors.joining(", "));
    }
}
