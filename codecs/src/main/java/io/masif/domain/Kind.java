package io.masif.domain;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is done: with a package by apt, or with a service or the host. */
public enum Kind {
    INSTALL,
    UPDATE,
    CONFIGURE,
    REMOVE,
    PURGE,
    /** A service is restarted, since it uses files that were replaced. */
    RESTART,
    /** The host is rebooted. */
    REBOOT;

    /** What apt or dpkg does with a package, in this order. */
    public static final Set<Kind> OF_PACKAGES = Collections.unmodifiableSet(EnumSet.range(INSTALL, PURGE));

    /** Whether it is a restart of a service or a reboot, which neither apt nor dpkg executes. */
    public boolean isRestart() {
        return this == RESTART || this == REBOOT;
    }

    /** Whether such an action has a version after it, or may have one. */
    public boolean hasVersionAfter() {
        return this == INSTALL || this == UPDATE || this == CONFIGURE;
    }

    /** The word for this kind on the wire, in the database and on the page: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of the given word, exactly as {@link #word()} gives it. */
    public static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** All words, for a message that says what would be right. */
    public static String words() {
        return words(List.of(values()));
    }

    /** The words of some kinds, in their order. */
    public static String words(Collection<Kind> kinds) {
        return kinds.stream().map(Kind::word).collect(Collectors.joining(", "));
    }
}
