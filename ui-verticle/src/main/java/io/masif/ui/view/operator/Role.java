package io.masif.ui.view.operator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an operator or a token may do. Each role may do what the ones before it may. */
public enum Role {
    /** Sees everything, and decides nothing. */
    VIEWER,
    /** Decides: approves, declines, defers, revokes, retries, labels hosts, and removes them. */
    APPROVER,
    /** Also makes operators and changes them, revokes the tokens of all, and resets what hosts reported. */
    ADMINISTRATOR;

    /** The role of exactly that word. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** Its word in the database, in forms, in the history and in the keys of texts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether who has this role may do what needs the other one. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
