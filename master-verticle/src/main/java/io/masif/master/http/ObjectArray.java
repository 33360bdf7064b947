package io.masif.master.http;

/** Finds the objects of a JSON array without reading them; what is in them is for others to look at. */
final class ObjectArray {
    /** What {@link #scan} returns for what is no array of objects, and for what it does not understand. */
    static final int NOT_UNDERSTOOD = -1;

    private static final int PRIME = 31;

    private ObjectArray() {}

    /** Told once per object. */
    interface Each {
        /** @param hash of its bytes, from the first brace to the last */
        void object(int from, int to, int hash);
    }

    /** The hash that {@link Each} is told. */
    static int hash(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = PRIME * hash + bytes[i];
        }
        return hash;
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
        int hash = 0;
        boolean text = false;
        for (int at = from; at < json.length; at++) {
            byte character = json[at];
            hash = PRIME * hash + character;
            if (text) {
                if (character == '\\' && at + 1 < json.length) {
                    hash = PRIME * hash + json[++at];
                } else if (character == '"') {
                    text = false;
                }
            } else if (character == '"') {
                text = true;
            } else if (character == '{') {
                depth++;
            } else if (character == '}' && --depth == 0) {
                each.object(from, at + 1, hash);
                return at + 1;
            }
        }
        return NOT_UNDERSTOOD;
    }
}
