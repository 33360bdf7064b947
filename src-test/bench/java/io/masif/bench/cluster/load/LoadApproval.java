package io.masif.bench.cluster.load;

import java.util.Set;

/**
 * An approval of the load, of one package's update. Moments are those of {@link System#nanoTime}, 0 for not yet.
 *
 * <p>It may be in force from when it is first sent, since it can be stored without an answer, and must not be any more when its
 * revocation has been acknowledged.
 */
public final class LoadApproval {
    private final String packageName;
    private final Set<Integer> hosts;
    private volatile long id;
    private volatile long revokedAt;

    /** @param hosts the numbers of the hosts that it is for; empty for all */
    public LoadApproval(String packageName, Set<Integer> hosts) {
        this.packageName = packageName;
        this.hosts = Set.copyOf(hosts);
    }

    public String packageName() {
        return packageName;
    }

    public Set<Integer> hosts() {
        return hosts;
    }

    /** Its number in the database; 0 while it has not been acknowledged. */
    public long id() {
        return id;
    }

    public void acknowledge(long number) {
        id = number;
    }

    public void acknowledgeRevocation() {
        revokedAt = System.nanoTime();
    }

    public boolean isRevoked() {
        return revokedAt != 0;
    }

    public boolean concerns(int host) {
        return hosts.isEmpty() || hosts.contains(host);
    }

    /** Whether the revocation was acknowledged by that moment. */
    public boolean wasRevokedBefore(long moment) {
        return revokedAt != 0 && revokedAt < moment;
    }
}
