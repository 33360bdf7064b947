package io.masif.domain;

import java.time.Instant;

/**
 * A standing decision that an action may be executed. Each of package, kind, version before, version after and host
 * may be open (null), and then matches anything.
 *
 * @param id the number that the database gave it
 * @param expires when it ends by itself; null if it does not
 */
public record Approval(long id, String packageName, Kind kind, String from, String to, String host, Instant expires) {

    /** Whether it is in force at that moment, as far as its expiry says. */
    public boolean inForce(Instant now) {
        return expires == null || now.isBefore(expires);
    }

    /** Whether this approval covers the action on the host. */
    public boolean covers(String hostName, Action action) {
        return (host == null || host.equals(hostName)) && covers(action);
    }

    /** Whether this approval covers the action on the hosts that it is for. */
    public boolean covers(Action action) {
        return (packageName == null || packageName.equals(action.packageName()))
                && (kind == null || kind == action.kind())
                && (from == null || from.equals(action.from()))
                && (to == null || to.equals(action.to()));
    }
}
