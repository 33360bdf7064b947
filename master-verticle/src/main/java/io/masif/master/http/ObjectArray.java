package io.masif.master.http;

import java.security.SecureRandom;

/** Finds the objects of a JSON array without reading them; what is in them is for others to look at. */
final class ObjectArray {
    /** What {@link #scan} returns for what is no array of objects, and for what it does not understand. */
    static final int NOT_UNDERSTOOD = -1;

    /** Another one in every process, so that nobody finds objects that fall together. Odd. */
    private static final long FACTOR = new SecureRandom().nextLong() | 1;

    private static final int HALF = 32;

    private ObjectArray() {}

    /** Told once per object. */
    interface Each {
        /** @param hash of its bytes, from the first brace to the last */
        void object(int from, int to, int hash);
    }

    /** The upper half comes down, since a product's lower bits tell nothing of its upper ones. */
    private static long with(long hash, byte next) {
        long product = (hash ^ next) * FACTOR;
        return product ^ (product >>> HALF);
    }

    /** Where the array ends that begins at a position, perhaps after blanks. */
    static int scan(byte[] json, int begin, Each each) {
        int at = blanks(json, begin);
        if (at == json.length || json[at] != '[') {
            return NOT_UNDERSTOOD;
        }
        at = blanks(json, at + 1);
        if (at < json.length && json[at] == ']') {
            return at + 1;
        }
        while (at < json.length && json[at] == '{') {
            at = object(json, at, each);
            at = at == NOT_UNDERSTOOD ? json.length : blanks(json, at);
            if (at < json.length && json[at] == ']') {
                return at + 1;
            }
            at = at < json.length && json[at] == ',' ? blanks(json, at + 1) : json.length;
        }
        return NOT_UNDERSTOOD;
    }

    /** The first position that has no blank of JSON. */
    static int blanks(byte[] json, int from) {
        int at = from;
        while (at < json.length && (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t')) {
            at++;
        }
        return at;
    }

    private static int object(byte[] json, int from, Each each) {
        int depth = 0;
        long hash = FACTOR;
        boolean text = false;
        for (int at = from; at < json.length; at++) {
            byte character = json[at];
            hash = with(hash, character);
            if (text) {
                if (character == '\\' && at + 1 < json.length) {
                    hash = with(hash, json[++at]);
                } else if (character == '"') {
                    text = false;
                }
            } else if (character == '"') {
                text = true;
            } else if (character == '{') {
                depth++;
            } else if (character == '}' && --depth == 0) {
                each.object(from, at + 1, (int) hash);
                return at + 1;
            }
        }
        return NOT_UNDERSTOOD;
    }
}
