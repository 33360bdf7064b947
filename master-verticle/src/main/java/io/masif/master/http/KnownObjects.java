package io.masif.master.http;

import com.github.benmanes.caffeine.cache.Cache;
import io.masif.master.memory.Caches;
import java.util.Arrays;

/** What JSON objects mean that were read before, by their very bytes: in a fleet the same few come again and again. */
final class KnownObjects<T> {
    /** What an entry needs besides its bytes, about. */
    private static final int OVERHEAD = 600;

    private final Cache<Piece, T> known;

    KnownObjects(long mostBytes) {
        known = Caches.of(mostBytes, (piece, meaning) -> piece.to - piece.from + OVERHEAD);
    }

    /** A part of a body. */
    private static final class Piece {
        private final byte[] bytes;
        private final int from;
        private final int to;
        private final int hash;

        Piece(byte[] bytes, int from, int to, int hash) {
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
            return other instanceof Piece piece
                    && hash == piece.hash
                    && Arrays.equals(bytes, from, to, piece.bytes, piece.from, piece.to);
        }
    }

    /** What the object means; null if it is not known. */
    T get(byte[] body, int from, int to, int hash) {
        return known.getIfPresent(new Piece(body, from, to, hash));
    }

    void put(byte[] body, int from, int to, int hash, T meaning) {
        known.put(new Piece(Arrays.copyOfRange(body, from, to), 0, to - from, hash), meaning);
    }
}
