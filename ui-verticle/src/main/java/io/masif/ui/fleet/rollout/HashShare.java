package io.masif.ui.fleet.rollout;

import java.util.Arrays;
import org.roaringbitmap.RoaringBitmap;

/**
 * Chooses hosts by a hash of their numbers and that of a rollout: always the same ones in the same rollout, and others in another
 * one, so that it is not always the same hosts that go first.
 */
public final class HashShare {
    private static final int ALL = 100;
    private static final long HASHED_BITS = 0xffffffffL;
    private static final int NUMBER_BITS = 32;

    private final long seed;

    public HashShare(long rollout) {
        this.seed = mix(rollout);
    }

    /** A share of the hosts, rounded up: at least one of them, if there are any. */
    public RoaringBitmap choose(RoaringBitmap hosts, int percent) {
        return first(hosts, (int) (((long) hosts.getCardinality() * percent + ALL - 1) / ALL));
    }

    /** So many of the hosts; all of them, if they are fewer. */
    public RoaringBitmap first(RoaringBitmap hosts, int count) {
        if (count >= hosts.getCardinality()) {
            return hosts.clone();
        }
        long[] ordered = Arrays.stream(hosts.toArray())
                .mapToLong(host -> hash(host) << NUMBER_BITS | host)
                .sorted()
                .toArray();
        RoaringBitmap chosen = new RoaringBitmap();
        Arrays.stream(ordered, 0, count).forEach(each -> chosen.add((int) each));
        return chosen;
    }

    /** 31 bits, so that the order is that of the numbers with the host below. */
    private long hash(int host) {
        return mix(seed ^ host) & HASHED_BITS >> 1;
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long value) {
        long mixed = value + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ mixed >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
