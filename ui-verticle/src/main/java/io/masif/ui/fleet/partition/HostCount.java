package io.masif.ui.fleet.partition;

import org.roaringbitmap.RoaringBitmap;

/** In how many of some sets each host is, and which hosts are in any: kept up to date as the sets change. */
public final class HostCount {
    private final HostNumbers numbers = new HostNumbers();
    private final RoaringBitmap hosts = new RoaringBitmap();

    /** One of the sets was replaced. */
    public void replace(RoaringBitmap before, RoaringBitmap after) {
        RoaringBitmap gained = RoaringBitmap.andNot(after, before);
        numbers.add(gained, 1);
        hosts.or(gained);
        RoaringBitmap lost = RoaringBitmap.andNot(before, after);
        numbers.add(lost, -1);
        lost.forEach((int host) -> {
            if (numbers.get(host) == 0) {
                hosts.remove(host);
            }
        });
    }

    /** In how many sets the host is. */
    public int get(int host) {
        return numbers.get(host);
    }

    /** The hosts that are in any of the sets; not to be changed, and valid until a set is replaced. */
    public RoaringBitmap hosts() {
        return hosts;
    }
}
