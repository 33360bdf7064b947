package io.masif.master.body;

import com.github.benmanes.caffeine.cache.Cache;
import io.masif.master.memory.Caches;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Parsed bodies that were received more than once: hosts with the same plan send the same bytes, and after a point release
 * thousands of them do so at once. Safe from any thread.
 */
final class BodyCache<T> {
    private static final long MAX_BYTES = 8L * 1024 * 1024;

    /** About how many bytes an entry needs besides its body, and how many times its body it needs with the parsed form. */
    private static final int ENTRY_OVERHEAD_BYTES = 2048;

    private static final int MEMORY_FACTOR = 6;

    private static final int MAX_BODY_BYTES = 64 * 1024;
    /** A power of two. */
    private static final int CHECKSUM_SLOTS = 1 << 13;

    /** Checksums of recent bodies, at the index of their lowest bits. One that another replaces costs one more parsing. */
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
     * The parsed body, from memory if it is there.
     *
     * @param checksum of the body; other bodies may have the same
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
