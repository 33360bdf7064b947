package io.masif.master.http;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What JSON objects mean that were read before, by their very bytes: in a fleet the same few come again and again.
 * Bounded by forgetting those that were not asked for since half of the room was last filled. For all threads.
 */
final class KnownObjects<T> {
    /** What an entry needs besides its bytes, about. */
    private static final int OVERHEAD = 600;

    private final long mostBytes;
    private final AtomicLong bytes = new AtomicLong();
    private volatile ConcurrentHashMap<Piece, T> young = new ConcurrentHashMap<>();
    private volatile ConcurrentHashMap<Piece, T> old = new ConcurrentHashMap<>();

    KnownObjects(long mostBytes) {
        this.mostBytes = mostBytes;
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
        Piece piece = new Piece(body, from, to, hash);
        T known = young.get(piece);
        if (known == null) {
            known = old.get(piece);
            if (known != null) {
                put(body, from, to, hash, known);
            }
        }
        return known;
    }

    void put(byte[] body, int from, int to, int hash, T meaning) {
        young.put(new Piece(Arrays.copyOfRange(body, from, to), 0, to - from, hash), meaning);
        if (bytes.addAndGet(to - from + OVERHEAD) > mostBytes / 2) {
            bytes.set(0);
            old = young;
            young = new ConcurrentHashMap<>();
        }
    }
}
