package io.masif.ui.fleet.partition;

import io.netty.util.collection.IntObjectHashMap;
import org.roaringbitmap.BatchIterator;
import org.roaringbitmap.RoaringBitmap;

/** A number for each host, 0 at first: computed from sets of hosts, which is much faster than from host to host. */
public final class HostNumbers {
    /** Numbers of hosts may have large gaps: only parts of this size are kept in which there is a host. */
    private static final int PART_BITS = 12;

    private static final int PART_MASK = (1 << PART_BITS) - 1;
    private static final int BATCH_SIZE = 256;

    private final IntObjectHashMap<int[]> parts = new IntObjectHashMap<>();
    private final int[] batch = new int[BATCH_SIZE];

    /** Adds a value to the number of each of these hosts. */
    public HostNumbers add(RoaringBitmap hosts, int value) {
        BatchIterator batches = hosts.getBatchIterator();
        int partNumber = -1;
        int[] part = null;
        while (batches.hasNext()) {
            int count = batches.nextBatch(batch);
            for (int i = 0; i < count; i++) {
                int host = batch[i];
                if (host >>> PART_BITS != partNumber) {
                    partNumber = host >>> PART_BITS;
                    part = getPart(partNumber);
                }
                part[host & PART_MASK] += value;
            }
        }
        return this;
    }

    /** The number of a host. */
    public int get(int host) {
        int[] part = parts.get(host >>> PART_BITS);
        return part == null ? 0 : part[host & PART_MASK];
    }

    private int[] getPart(int number) {
        int[] part = parts.get(number);
        if (part == null) {
            part = new int[PART_MASK + 1];
            parts.put(number, part);
        }
        return part;
    }
}
