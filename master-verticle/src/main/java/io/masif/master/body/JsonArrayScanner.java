package io.masif.master.body;

import java.security.SecureRandom;

/** Finds the objects of a JSON array without parsing them. */
final class JsonArrayScanner {
    /** Returned by {@link #scan} for anything that is no array of objects, or that it does not understand. */
    static final int UNSUPPORTED = -1;

    /** Random in every process, so that nobody can construct collisions. Odd. */
    private static final long HASH_FACTOR = new SecureRandom().nextLong() | 1;

    private static final int HALF_BITS = 32;

    private JsonArrayScanner() {}

    /** Called once for each object. */
    interface ObjectHandler {
        /** @param hash of its bytes, from the first brace to the last */
        void onObject(int from, int to, int hash);
    }

    /** Mixes the upper half into the lower one, because the lower bits of a product do not depend on its upper bits. */
    private static long addToHash(long hash, byte next) {
        long product = (hash ^ next) * HASH_FACTOR;
        return product ^ (product >>> HALF_BITS);
    }

    /** The end of the array that begins at a position, perhaps after blanks. */
    static int scan(byte[] json, int begin, ObjectHandler handler) {
        int at = skipBlanks(json, begin);
        if (at == json.length || json[at] != '[') {
            return UNSUPPORTED;
        }
        at = skipBlanks(json, at + 1);
        if (at < json.length && json[at] == ']') {
            return at + 1;
        }
        while (at < json.length && json[at] == '{') {
            at = scanObject(json, at, handler);
            at = at == UNSUPPORTED ? json.length : skipBlanks(json, at);
            if (at < json.length && json[at] == ']') {
                return at + 1;
            }
            at = at < json.length && json[at] == ',' ? skipBlanks(json, at + 1) : json.length;
        }
        return UNSUPPORTED;
    }

    /** The first position that has no blank of JSON. */
    static int skipBlanks(byte[] json, int from) {
        int at = from;
        while (at < json.length && (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t')) {
            at++;
        }
        return at;
    }

    private static int scanObject(byte[] json, int from, ObjectHandler handler) {
        int depth = 0;
        long hash = HASH_FACTOR;
        boolean isInString = false;
        for (int at = from; at < json.length; at++) {
            byte character = json[at];
            hash = addToHash(hash, character);
            if (isInString) {
                if (character == '\\' && at + 1 < json.length) {
                    hash = addToHash(hash, json[++at]);
                } else if (character == '"') {
                    isInString = false;
                }
            } else if (character == '"') {
                isInString = true;
            } else if (character == '{') {
                depth++;
            } else if (character == '}' && --depth == 0) {
                handler.onObject(from, at + 1, (int) hash);
                return at + 1;
            }
        }
        return UNSUPPORTED;
    }
}
