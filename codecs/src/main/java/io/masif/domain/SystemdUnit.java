package io.masif.domain;

import java.util.regex.Pattern;

/** The names of systemd's units (systemd.unit(5), "Unit names"). */
public final class SystemdUnit {
    private static final int MAX_LENGTH = 255;
    /** Not with a hyphen at the beginning: a program could take it for an option. */
    private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9:_.\\\\@-]*\\.service");

    private SystemdUnit() {}

    /** Whether this is the name of a service, such as {@code nginx.service} or {@code getty@tty1.service}. */
    public static boolean isService(String name) {
        return name.length() <= MAX_LENGTH && SERVICE.matcher(name).matches();
    }
}
