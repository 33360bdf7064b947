package io.masif.domain;

import java.util.regex.Pattern;

/**
 * What Debian's policy allows as the name of a package (5.6.7), a version (5.6.12) and an architecture (11.1). Nothing
 * else ever reaches a command line.
 */
public final class DebianPolicy {
    private static final Pattern PACKAGE = Pattern.compile("[a-z0-9][a-z0-9+.-]+");
    private static final Pattern VERSION = Pattern.compile("[0-9]+:[0-9][A-Za-z0-9.+:~-]*|[0-9][A-Za-z0-9.+~-]*");
    private static final Pattern ARCH = Pattern.compile("[a-z0-9][a-z0-9-]*");

    private DebianPolicy() {}

    /** Whether this is a package's name, without an architecture. */
    public static boolean isPackage(String text) {
        return PACKAGE.matcher(text).matches();
    }

    /** Whether this is a version; it begins with a digit, after its epoch if it has one. */
    public static boolean isVersion(String text) {
        return VERSION.matcher(text).matches();
    }

    /** Whether this is an architecture. */
    public static boolean isArchitecture(String text) {
        return ARCH.matcher(text).matches();
    }

    /** Whether this holds for all that an action names. */
    public static boolean allows(Action action) {
        return isPackage(action.packageName())
                && (action.arch() == null || isArchitecture(action.arch()))
                && (action.from() == null || isVersion(action.from()))
                && (action.to() == null || isVersion(action.to()));
    }
}
