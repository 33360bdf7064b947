package io.masif.master.body;

import java.security.SecureRandom;

/** Finds the objects of a JSON array without reading them; what is in them is for others to look at. */
final class JsonArrayScanner {
    /** What {@link #scan} returns for what is no array of objects, and for what it does not understand. */
    static final int UNSUPPORTED = -1;

    /** Another one in every process, so that nobody finds objects that fall together. Odd. */
    private static final long HASH_FACTOR = new SecureRandom().nextLong() | 1;

    private static final int HALF_BITS = 32;

    private JsonArrayScanner() {}

    /** Told once per object. */
    interface ObjectHandler {
        /** @param hash of its bytes, from the first brace to the last */
        void onObject(int from, int to, int hash);
    }

    /** The upper half comes down, since a product's lower bits tell nothing of its upper ones. */
    private static long addToHash(long hash, byte next) {
        long product = (hash ^ next) * HASH_FACTOR;
        return product ^ (product >>> HALF_BITS);
    }

    /** Where the array ends that begins at a position, perhaps after blanks. */
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
