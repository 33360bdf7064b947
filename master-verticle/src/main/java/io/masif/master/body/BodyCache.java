package io.masif.master.body;

import com.github.benmanes.caffeine.cache.Cache;
import io.masif.master.memory.Caches;
import java.util.Arrays;
import java.util.function.Function;

/**
 * What whole bodies mean that came more than once: hosts that want the same tell it by the same bytes, and after a point
 * release thousands of them do at once.
 */
final class BodyCache<T> {
    private static final long MAX_BYTES = 8L * 1024 * 1024;

    /** What an entry needs besides its bytes, about; and how many times its bytes it needs with what they mean. */
    private static final int ENTRY_OVERHEAD_BYTES = 2048;

    private static final int MEMORY_FACTOR = 6;

    private static final int MAX_BODY_BYTES = 64 * 1024;
    /** A power of two. */
    private static final int CHECKSUM_SLOTS = 1 << 13;

    /** Marks of bodies that came lately, at the index that is their lowest bits. What gets lost here costs one reading. */
    private final long[] recentChecksums = new long[CHECKSUM_SLOTS];

    private final Cache<Long, Entry<T>> entries =
            Caches.ofBytes(MAX_BYTES, (checksum, body) -> ENTRY_OVERHEAD_BYTES + MEMORY_FACTOR * body.body.length);

    private static final class Entry<T> {
        private final byte[] body;
        private final T parsed;

        Entry(byte[] body, T parsed) {
            this.body = body;
            this.parsed = parsed;
        }
    }

    /**
     * What the body means, from memory or as it is read now.
     *
     * @param checksum of the body, the same for the same bytes; others may have it as well
     */
    T getOrParse(long checksum, byte[] body, Function<byte[], T> parser) {
        Entry<T> entry = entries.getIfPresent(checksum);
        if (entry != null && Arrays.equals(entry.body, body)) {
            return entry.parsed;
        }
        T parsed = parser.apply(body);
        if (body.length <= MAX_BODY_BYTES && recordAndCheckSeen(checksum)) {
            entries.put(checksum, new Entry<>(body, parsed));
        }
        return parsed;
    }

    private boolean recordAndCheckSeen(long checksum) {
        int index = (int) checksum & (CHECKSUM_SLOTS - 1);
        boolean isRepeated = recentChecksums[index] == checksum;
        recentChecksums[index] = checksum;
        return isRepeated;
    }
}
