package io.masif.master.body;

import com.github.benmanes.caffeine.cache.Cache;
import io.masif.master.memory.Caches;
import java.util.Arrays;

/** Parsed JSON objects by their bytes: a fleet sends the same few again and again. Safe from any thread. */
final class JsonObjectCache<T> {
    /** About how many bytes an entry needs besides its JSON. */
    private static final int ENTRY_OVERHEAD_BYTES = 600;

    private final Cache<JsonSlice, T> entries;

    JsonObjectCache(long maxBytes) {
        entries = Caches.ofBytes(maxBytes, (slice, parsed) -> slice.to - slice.from + ENTRY_OVERHEAD_BYTES);
    }

    /** A part of a body. */
    private static final class JsonSlice {
        private final byte[] bytes;
        private final int from;
        private final int to;
        private final int hash;

        JsonSlice(byte[] bytes, int from, int to, int hash) {
            this.bytes = bytes;
            this.from = from;
            this.to = to;
            this.hash = hash;
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof JsonSlice slice
                    && hash == slice.hash
                    && Arrays.equals(bytes, from, to, slice.bytes, slice.from, slice.to);
        }
    }

    /** The parsed object; null if it is not in memory. */
    T get(byte[] body, int from, int to, int hash) {
        return entries.getIfPresent(new JsonSlice(body, from, to, hash));
    }

    void put(byte[] body, int from, int to, int hash, T parsed) {
        entries.put(new JsonSlice(Arrays.copyOfRange(body, from, to), 0, to - from, hash), parsed);
    }
}
