package io.masif.domain;

import io.masif.text.Quote;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The syntax of package names (5.6.7), versions (5.6.12) and architectures (11.1) in Debian's policy. Nothing else reaches a
 * command line, or is accepted in version 2 of the agents' protocol.
 */
public final class DebianPolicy {
    private static final Pattern PACKAGE = Pattern.compile("[a-z0-9][a-z0-9+.-]+");
    private static final Pattern SHORT_PACKAGE = Pattern.compile("[a-z0-9]");
    private static final Pattern VERSION = Pattern.compile("[0-9]+:[0-9][A-Za-z0-9.+:~-]*|[0-9][A-Za-z0-9.+~-]*");
    private static final String VERSION_FORM =
            "a version that begins with a digit and has only a-z, A-Z, 0-9 and . + - ~ :";
    private static final Pattern ARCH = Pattern.compile("[a-z0-9][a-z0-9-]*");

    private DebianPolicy() {}

    /** Whether this is a package's name, without an architecture. */
    public static boolean isPackageName(String text) {
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

    /**
     * The first member of an action that violates the syntax, with what would be right; empty if there is none. A package's
     * name of one character is allowed as well. A restart or reboot has no package, and none of these members.
     */
    public static Optional<String> findFault(Action action) {
        if (action.kind().isRestart()) {
            return Optional.empty();
        }
        if (!isPackageName(action.packageName())
                && !SHORT_PACKAGE.matcher(action.packageName()).matches()) {
            return findFault("package", "a name of a-z, 0-9, +, - and .", action.packageName());
        }
        if (action.arch() != null && !isArchitecture(action.arch())) {
            return findFault("arch", "a name of a-z, 0-9 and -", action.arch());
        }
        if (action.from() != null && !isVersion(action.from())) {
            return findFault("from", VERSION_FORM, action.from());
        }
        return action.to() != null && !isVersion(action.to())
                ? findFault("to", VERSION_FORM, action.to())
                : Optional.empty();
    }

    private static Optional<String> findFault(String member, String expected, String found) {
        return Optional.of(member + " must be " + expected + ", as Debian's policy says, but is " + Quote.of(found));
    }

    /** Whether it is an action on a package, all members of which have this syntax. */
    public static boolean allows(Action action) {
        return !action.kind().isRestart()
                && isPackageName(action.packageName())
                && findFault(action).isEmpty();
    }
}
