package io.masif.bench.cluster.load;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** All approvals of the load, one for a package at most, and what may be answered by them. */
public final class ApprovalLedger {
    /** For how long a master answers by what it has read: {@code ApprovalState} of the master. */
    private static final long FRESHNESS_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Map<String, LoadApproval> byPackage = new ConcurrentHashMap<>();

    /** To be called before it is sent. */
    public void add(LoadApproval approval) {
        byPackage.put(approval.packageName(), approval);
    }

    public Collection<LoadApproval> all() {
        return byPackage.values();
    }

    public boolean has(String packageName) {
        return byPackage.containsKey(packageName);
    }

    /**
     * Whether the answer to a report may say that the update of a package is approved. That is so if an approval for the host has
     * been sent, unless its revocation had been acknowledged two seconds before the report was sent, or earlier.
     */
    public boolean mayBeAnswered(String packageName, int host, long reportSentAt) {
        LoadApproval approval = byPackage.get(packageName);
        return approval != null
                && approval.concerns(host)
                && !approval.wasRevokedBefore(reportSentAt - FRESHNESS_NANOS);
    }

    /** Whether it must be answered when nothing is under way any more: it is acknowledged and not revoked. */
    public boolean isInForce(String packageName, int host) {
        LoadApproval approval = byPackage.get(packageName);
        return approval != null && approval.concerns(host) && approval.id() != 0 && !approval.isRevoked();
    }
}
