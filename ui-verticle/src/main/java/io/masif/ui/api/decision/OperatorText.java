package io.masif.ui.api.decision;

import io.masif.text.Quote;
import io.masif.ui.http.TextInput;
import io.masif.wire.JsonMembers;

/** Reads texts that are stored and shown: not empty, not too long, and without invisible characters. */
public final class OperatorText {
    public static final int MAX_WORD_LENGTH = TextInput.MAX_WORD_LENGTH;
    public static final int MAX_COMMENT_LENGTH = TextInput.MAX_COMMENT_LENGTH;

    private OperatorText() {}

    /** The text of a member; null if it is absent. */
    public static String readOptional(JsonMembers members, String key, int maxLength) {
        String text = members.getText(key);
        if (text == null) {
            return null;
        }
        if (!TextInput.isValid(text, maxLength)) {
            throw members.createFailure(
                    key,
                    "a text of 1 to " + maxLength
                            + " characters without invisible characters, and without blanks around it",
                    text.isBlank() || text.length() > maxLength ? "one of " + text.length() : Quote.of(text));
        }
        return text;
    }
}
