package io.masif.master.body;

import com.github.benmanes.caffeine.cache.Cache;
import io.masif.master.memory.Caches;
import java.util.Arrays;

/** What JSON objects mean that were read before, by their very bytes: in a fleet the same few come again and again. */
final class JsonObjectCache<T> {
    /** What an entry needs besides its bytes, about. */
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

    /** What the object means; null if it is not known. */
    T get(byte[] body, int from, int to, int hash) {
        return entries.getIfPresent(new JsonSlice(body, from, to, hash));
    }

    void put(byte[] body, int from, int to, int hash, T parsed) {
        entries.put(new JsonSlice(Arrays.copyOfRange(body, from, to), 0, to - from, hash), parsed);
    }
}
