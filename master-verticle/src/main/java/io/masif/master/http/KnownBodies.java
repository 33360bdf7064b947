package io.masif.master.http;

import com.github.benmanes.caffeine.cache.Cache;
import io.masif.master.memory.Caches;
import java.util.Arrays;
import java.util.function.Function;

/**
 * What whole bodies mean that came more than once: hosts that want the same tell it by the same bytes, and after a point
 * release thousands of them do at once.
 */
final class KnownBodies<T> {
    private static final long MOST_BYTES = 8L * 1024 * 1024;

    /** What an entry needs besides its bytes, about; and how many times its bytes it needs with what they mean. */
    private static final int OVERHEAD = 2048;

    private static final int TIMES = 6;

    private static final int LONGEST = 64 * 1024;
    /** A power of two. */
    private static final int SEEN = 1 << 13;

    /** Marks of bodies that came lately, at the index that is their lowest bits. What gets lost here costs one reading. */
    private final long[] seen = new long[SEEN];

    private final Cache<Long, Known<T>> known =
            Caches.of(MOST_BYTES, (mark, body) -> OVERHEAD + TIMES * body.body.length);

    private static final class Known<T> {
        private final byte[] body;
        private final T meaning;

        Known(byte[] body, T meaning) {
            this.body = body;
            this.meaning = meaning;
        }
    }

    /**
     * What the body means, from memory or as it is read now.
     *
     * @param mark of the body, the same for the same bytes; others may have it as well
     */
    T read(long mark, byte[] body, Function<byte[], T> reader) {
        Known<T> found = known.getIfPresent(mark);
        if (found != null && Arrays.equals(found.body, body)) {
            return found.meaning;
        }
        T meaning = reader.apply(body);
        if (body.length <= LONGEST && cameBefore(mark)) {
            known.put(mark, new Known<>(body, meaning));
        }
        return meaning;
    }

    private boolean cameBefore(long mark) {
        int index = (int) mark & (SEEN - 1);
        boolean before = seen[index] == mark;
        seen[index] = mark;
        return before;
    }
}
