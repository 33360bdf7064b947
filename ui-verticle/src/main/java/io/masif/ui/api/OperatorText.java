package io.masif.ui.api;

import io.masif.domain.Quote;
import io.masif.domain.VisibleText;
import io.masif.wire.Members;

/** Texts that are stored and shown: never empty, too long, or with characters that nobody sees. */
final class OperatorText {
    static final int LONGEST_WORD = 255;
    static final int LONGEST_COMMENT = 1000;

    private OperatorText() {}

    /** The text of a member; null if it is absent. */
    static String optional(Members members, String key, int longest) {
        String text = members.text(key);
        if (text == null) {
            return null;
        }
        if (text.isBlank() || text.length() > longest) {
            throw members.wrong(key, "a text of 1 to " + longest + " characters", "one of " + text.length());
        }
        if (VisibleText.fault(text).isPresent()) {
            throw members.wrong(
                    key, "a text without invisible characters, and without blanks around it", Quote.of(text));
        }
        return text;
    }
}
