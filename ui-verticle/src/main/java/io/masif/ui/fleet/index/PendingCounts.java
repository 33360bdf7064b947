package io.masif.ui.fleet.index;

import io.masif.ui.fleet.partition.HostCount;
import org.roaringbitmap.RoaringBitmap;

/** For each host, how many of its actions are pending, and how many of these are security updates. */
public final class PendingCounts {
    private static final RoaringBitmap NONE = new RoaringBitmap();

    private final HostCount all = new HostCount();
    private final HostCount security = new HostCount();
    /** The actions that are counted as security updates. */
    private final RoaringBitmap securityActions = new RoaringBitmap();

    PendingCounts() {}

    /** The action is pending on other hosts than before, or became a security update. */
    void replace(int action, RoaringBitmap before, RoaringBitmap after, boolean isSecurity) {
        all.replace(before, after);
        security.replace(securityActions.contains(action) ? before : NONE, isSecurity ? after : NONE);
        if (isSecurity) {
            securityActions.add(action);
        }
    }

    /** All actions. */
    public HostCount all() {
        return all;
    }

    /** Security updates only. */
    public HostCount security() {
        return security;
    }
}
