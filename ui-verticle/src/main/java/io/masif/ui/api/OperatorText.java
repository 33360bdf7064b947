package io.masif.ui.api;

import io.masif.domain.Quote;
import io.masif.ui.view.TextInput;
import io.masif.wire.Members;

/** Texts that are stored and shown: never empty, too long, or with characters that nobody sees. */
final class OperatorText {
    static final int LONGEST_WORD = TextInput.LONGEST_WORD;
    static final int LONGEST_COMMENT = TextInput.LONGEST_COMMENT;

    private OperatorText() {}

    /** The text of a member; null if it is absent. */
    static String optional(Members members, String key, int longest) {
        String text = members.text(key);
        if (text == null) {
            return null;
        }
        if (TextInput.fault(text, longest).isPresent()) {
            throw members.wrong(
                    key,
                    "a text of 1 to " + longest
                            + " characters without invisible characters, and without blanks around it",
                    text.isBlank() || text.length() > longest ? "one of " + text.length() : Quote.of(text));
        }
        return text;
    }
}
