package io.masif.boot.config;

import java.util.Locale;

/** Converts between the two spellings of a configuration's key. */
final class KeySpelling {
    private KeySpelling() {}

    /** {@code tls.cert} as {@code TLS_CERT}, {@code db.passwordFile} as {@code DB_PASSWORD_FILE}. */
    static String toVariable(String key) {
        return key.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** {@code TLS_CERT} as {@code tls.cert}, similar enough to find the nearest key. */
    static String toKey(String variable) {
        return variable.toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
