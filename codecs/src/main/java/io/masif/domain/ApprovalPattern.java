package io.masif.domain;

/**
 * Matches the actions that a decision is about. A member may be open (null), and then matches any value.
 *
 * @param packageName the package
 * @param kind what would be done with it
 * @param from the version before
 * @param to the version after; a given version does not match an action without one
 */
public record ApprovalPattern(String packageName, Kind kind, String from, String to) {
    /** Whether it matches nothing but restarts of services or reboots, each of which is the same action again. */
    public boolean isRestart() {
        return kind != null && kind.isRestart();
    }

    /** Whether it matches the action. */
    public boolean covers(Action action) {
        return (packageName == null || packageName.equals(action.packageName()))
                && (kind == null || kind == action.kind())
                && (from == null || from.equals(action.from()))
                && (to == null || to.equals(action.to()));
    }

    /**
     * Whether it matches the action, or an installation or update whose configuration the action is: version 1 of the
     * agents' protocol reports the two as separate actions.
     */
    public boolean coversAsPartOfUpdate(Action action) {
        return covers(action)
                || (action.kind() == Kind.CONFIGURE
                        && action.to() != null
                        && (kind == Kind.INSTALL || kind == Kind.UPDATE)
                        && (packageName == null || packageName.equals(action.packageName()))
                        && (to == null || to.equals(action.to())));
    }

    /** Whether an action could match both: they differ in no member that both have. */
    public boolean overlaps(ApprovalPattern other) {
        return isCompatible(packageName, other.packageName)
                && isCompatible(kind, other.kind)
                && isCompatible(from, other.from)
                && isCompatible(to, other.to);
    }

    private static boolean isCompatible(Object one, Object other) {
        return one == null || other == null || one.equals(other);
    }
}
