package io.masif.ui.fleet.index;

import org.roaringbitmap.RoaringBitmap;

/** Changes sets of hosts' ids. */
final class HostSets {
    private HostSets() {}

    /** Adds the host to the set, or removes it. */
    static void setMember(RoaringBitmap hosts, int host, boolean member) {
        if (member) {
            hosts.add(host);
        } else {
            hosts.remove(host);
        }
    }
}
