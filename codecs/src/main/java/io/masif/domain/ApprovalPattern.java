package io.masif.domain;

/**
 * Which actions a decision is about. Each member may be open (null), and then matches anything.
 *
 * @param packageName the package
 * @param kind what would be done with it
 * @param from the version before
 * @param to the version after; an action without one does not match a version that is named
 */
public record ApprovalPattern(String packageName, Kind kind, String from, String to) {
    /** Whether this is about the action. */
    public boolean covers(Action action) {
        return (packageName == null || packageName.equals(action.packageName()))
                && (kind == null || kind == action.kind())
                && (from == null || from.equals(action.from()))
                && (to == null || to.equals(action.to()));
    }

    /**
     * Whether this is about the action, or about an installation or update that the action is the second half of:
     * version 1 of the agents' protocol reports the two as separate actions.
     */
    public boolean coversAsPartOfUpdate(Action action) {
        return covers(action)
                || (action.kind() == Kind.CONFIGURE
                        && action.to() != null
                        && (kind == Kind.INSTALL || kind == Kind.UPDATE)
                        && (packageName == null || packageName.equals(action.packageName()))
                        && (to == null || to.equals(action.to())));
    }

    /** Whether some action could be covered by both: they differ in no member that both name. */
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
