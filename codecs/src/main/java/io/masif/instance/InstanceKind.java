package io.masif.instance;

import java.util.Locale;

/** The kinds of processes that share the database. */
public enum InstanceKind {
    MASTER,
    UI;

    /** The word for it in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of that word.
     *
     * @throws IllegalArgumentException if there is none
     */
    static InstanceKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
